// What the panel that tells why calls things; a name that is not here is shown as the bot gives it.

import { language } from "./i18n.js";

const TERMS = {
  outcome: { es: "desenlace", en: "outcome", ru: "исход", az: "nəticə" },
  confidence: { es: "confianza", en: "confidence", ru: "уверенность", az: "əminlik" },
  took: { es: "tardó", en: "took", ru: "заняло", az: "çəkdi" },
  entries: { es: "respuestas", en: "entries", ru: "ответы", az: "cavablar" },
  entry: { es: "respuesta", en: "entry", ru: "ответ", az: "cavab" },
  citations: { es: "citas", en: "citations", ru: "ссылки", az: "istinadlar" },
  question: { es: "pregunta", en: "question", ru: "вопрос", az: "sual" },
  questions: { es: "preguntas", en: "questions", ru: "вопросы", az: "suallar" },
  concepts: { es: "conceptos", en: "concepts", ru: "понятия", az: "anlayışlar" },
  "unknown words": { es: "palabras desconocidas", en: "unknown words", ru: "незнакомые слова", az: "naməlum sözlər" },
  candidates: { es: "candidatas", en: "candidates", ru: "кандидаты", az: "namizədlər" },
  probability: { es: "probabilidad", en: "probability", ru: "вероятность", az: "ehtimal" },
  words: { es: "palabras", en: "words", ru: "слова", az: "sözlər" },
  coverage: { es: "cobertura", en: "coverage", ru: "охват", az: "əhatə" },
  recall: { es: "exhaustividad", en: "recall", ru: "полнота", az: "tamlıq" },
  encoder: { es: "codificador", en: "encoder", ru: "кодировщик", az: "kodlayıcı" },
  role: { es: "papel", en: "role", ru: "роль", az: "rol" },
  thresholds: { es: "umbrales", en: "thresholds", ru: "пороги", az: "hədlər" },
  answer: { es: "responder", en: "answer", ru: "ответить", az: "cavab vermək" },
  suggest: { es: "sugerir", en: "suggest", ru: "предложить", az: "təklif etmək" },
  verdict: { es: "veredicto", en: "verdict", ru: "вердикт", az: "qərar" },
  claims: { es: "afirmaciones", en: "claims", ru: "утверждения", az: "iddialar" },
  claim: { es: "afirmación", en: "claim", ru: "утверждение", az: "iddia" },
  "decided by": { es: "decide", en: "decided by", ru: "решило", az: "həlledici" },
  "the message says": { es: "el mensaje dice", en: "the message says", ru: "в сообщении", az: "mesajda" },
  "the document says": { es: "el documento dice", en: "the document says", ru: "в документе", az: "sənəddə" },
  facts: { es: "hechos", en: "facts", ru: "факты", az: "faktlar" },
  slots: { es: "detalles", en: "slots", ru: "детали", az: "təfərrüatlar" },
  slot: { es: "detalle", en: "slot", ru: "деталь", az: "təfərrüat" },
  said: { es: "mensaje", en: "said", ru: "сообщение", az: "mesaj" },
  document: { es: "documento", en: "document", ru: "документ", az: "sənəd" },
  agrees: { es: "coincide", en: "agrees", ru: "совпадает", az: "uyğundur" },
  "worth saying unasked": { es: "se diría sin que lo pidan", en: "worth saying unasked", ru: "стоит сказать без просьбы", az: "soruşulmadan deyilər" },
};

const VALUES = {
  answer: { es: "respuesta", en: "answer", ru: "ответ", az: "cavab" },
  not_stated: { es: "no lo dicen", en: "not stated", ru: "не сказано", az: "deyilmir" },
  suggest: { es: "sugerencias", en: "suggestions", ru: "подсказки", az: "təkliflər" },
  abstain: { es: "abstención", en: "abstention", ru: "воздержание", az: "bitərəf" },
  smalltalk: { es: "charla", en: "small talk", ru: "беседа", az: "söhbət" },
  checked: { es: "comprobado", en: "checked", ru: "проверено", az: "yoxlanılıb" },
  supported: { es: "confirmado", en: "supported", ru: "подтверждается", az: "təsdiqlənir" },
  refuted: { es: "desmentido", en: "refuted", ru: "опровергается", az: "təkzib olunur" },
  conflicting: { es: "datos contradictorios", en: "conflicting evidence", ru: "данные противоречивы", az: "məlumatlar ziddiyyətlidir" },
  not_enough_evidence: { es: "no consta", en: "not enough evidence", ru: "недостаточно данных", az: "kifayət qədər məlumat yoxdur" },
  "no claim": { es: "ninguna afirmación", en: "no claim", ru: "утверждений нет", az: "iddia yoxdur" },
  stated: { es: "lo dice", en: "stated", ru: "так сказано", az: "belə deyilir" },
  opposite: { es: "dice lo contrario", en: "the opposite", ru: "сказано обратное", az: "əksi deyilir" },
  detail: { es: "un detalle distinto", en: "another detail", ru: "другая деталь", az: "başqa təfərrüat" },
  number: { es: "otra cifra", en: "another number", ru: "другое число", az: "başqa rəqəm" },
  "reports differ": { es: "los informes difieren", en: "reports differ", ru: "доклады расходятся", az: "hesabatlar fərqlidir" },
  disputed: { es: "en disputa", en: "disputed", ru: "оспаривается", az: "mübahisəlidir" },
  "more said": { es: "añade algo más", en: "more is said", ru: "сказано больше", az: "artıq deyilir" },
  unclear: { es: "no está claro", en: "unclear", ru: "неясно", az: "aydın deyil" },
  "not stated": { es: "no lo dice", en: "not stated", ru: "не сказано", az: "deyilmir" },
};
const VALUED = ["outcome", "verdict", "decided by"];

/** A value in the language of the page, where `name` is one whose values are words. */
export function valueTerm(name, value) {
  return (VALUED.includes(name) && VALUES[value]?.[language()]) || value;
}

/** A name in the language of the page, with a capital; one that is the bot's own stays as it is. */
export function term(name) {
  const plain = name.replace(/_ms$/, "").replaceAll("_", " ");
  const known = TERMS[plain]?.[language()];
  return known ? known[0].toLocaleUpperCase(language()) + known.slice(1) : plain;
}

// Every sentence of the page, in the four languages it is read in.

export const LANGUAGES = { es: "Español", en: "English", ru: "Русский", az: "Azərbaycanca" };

const TEXTS = {
  people: { es: "Hablas como", en: "You speak as", ru: "Вы говорите как", az: "Kimin adından" },
  chats: { es: "Chats", en: "Chats", ru: "Чаты", az: "Söhbətlər" },
  language: { es: "Idioma de la página", en: "Language of the page", ru: "Язык страницы", az: "Səhifənin dili" },
  theme: { es: "Claro u oscuro", en: "Light or dark", ru: "Светлая или тёмная тема", az: "Açıq və ya tünd görünüş" },
  general: { es: "General", en: "General", ru: "Общая", az: "Ümumi" },
  bot: { es: "bot", en: "bot", ru: "бот", az: "bot" },
  members: { es: "{n} miembros", en: "{n} members", ru: "участников: {n}", az: "{n} üzv" },
  typing: { es: "escribiendo…", en: "typing…", ru: "печатает…", az: "yazır…" },
  back: { es: "Volver a los chats", en: "Back to the chats", ru: "Назад к чатам", az: "Söhbətlərə qayıt" },
  info: { es: "Miembros y bot", en: "Members and bot", ru: "Участники и бот", az: "Üzvlər və bot" },
  why: { es: "¿Por qué?", en: "Why?", ru: "Почему?", az: "Niyə?" },
  whyEmpty: { es: "Cuando el bot responda, aquí verás en qué se basó.", en: "When the bot replies, this shows what it went by.", ru: "Когда бот ответит, здесь будет видно, на чём основан ответ.", az: "Bot cavab verəndə nəyə əsaslandığı burada görünəcək." },
  whyNothing: { es: "No hay nada que explicar de este mensaje.", en: "There is nothing to explain about this message.", ru: "Об этом сообщении нечего объяснять.", az: "Bu mesaj haqqında izah ediləcək bir şey yoxdur." },
  log: { es: "Mensajes", en: "Messages", ru: "Сообщения", az: "Mesajlar" },
  empty: { es: "Aún no hay mensajes. Escribe uno, o prueba una sugerencia.", en: "No messages yet. Write one, or try a suggestion.", ru: "Сообщений пока нет. Напишите или попробуйте подсказку.", az: "Hələ mesaj yoxdur. Yazın və ya təklifi sınayın." },
  tour: { es: "Sugerencias", en: "Suggestions", ru: "Подсказки", az: "Təkliflər" },
  write: { es: "Escribe un mensaje", en: "Write a message", ru: "Напишите сообщение", az: "Mesaj yazın" },
  caption: { es: "Pie de foto", en: "Caption", ru: "Подпись к фото", az: "Şəkilaltı yazı" },
  send: { es: "Enviar", en: "Send", ru: "Отправить", az: "Göndər" },
  photo: { es: "Enviar como pie de foto", en: "Send as a photo caption", ru: "Отправить как подпись к фото", az: "Şəkilaltı kimi göndər" },
  commands: { es: "Órdenes del bot", en: "The bot's commands", ru: "Команды бота", az: "Botun əmrləri" },
  results: { es: "Resultados del bot", en: "The bot's results", ru: "Результаты бота", az: "Botun nəticələri" },
  noResults: { es: "Sin resultados", en: "No results", ru: "Нет результатов", az: "Nəticə yoxdur" },
  reply: { es: "Responder", en: "Reply", ru: "Ответить", az: "Cavab ver" },
  replying: { es: "Respuesta a {name}", en: "Reply to {name}", ru: "Ответ: {name}", az: "{name} — cavab" },
  edit: { es: "Editar", en: "Edit", ru: "Изменить", az: "Düzəlt" },
  editing: { es: "Editas tu mensaje", en: "You are editing your message", ru: "Вы изменяете своё сообщение", az: "Mesajınızı düzəldirsiniz" },
  forward: { es: "Reenviar", en: "Forward", ru: "Переслать", az: "Yönləndir" },
  forwardTo: { es: "Reenviar a…", en: "Forward to…", ru: "Переслать…", az: "Kimə yönləndirilsin?" },
  remove: { es: "Borrar", en: "Delete", ru: "Удалить", az: "Sil" },
  cancel: { es: "Cancelar", en: "Cancel", ru: "Отмена", az: "Ləğv et" },
  close: { es: "Cerrar", en: "Close", ru: "Закрыть", az: "Bağla" },
  edited: { es: "editado", en: "edited", ru: "изменено", az: "düzəldilib" },
  forwarded: { es: "Reenviado de {name}", en: "Forwarded from {name}", ru: "Переслано от: {name}", az: "{name} — yönləndirilib" },
  via: { es: "mediante @{name}", en: "via @{name}", ru: "через @{name}", az: "@{name} vasitəsilə" },
  guestFor: { es: "llamado por {name}", en: "called by {name}", ru: "по просьбе: {name}", az: "{name} çağırıb" },
  unheard: { es: "El bot no recibe este mensaje (modo de privacidad)", en: "The bot does not receive this message (privacy mode)", ru: "Бот не получает это сообщение (режим приватности)", az: "Bot bu mesajı almır (məxfilik rejimi)" },
  more: { es: "Mostrar todo", en: "Show all", ru: "Показать полностью", az: "Hamısını göstər" },
  less: { es: "Mostrar menos", en: "Show less", ru: "Свернуть", az: "Azını göstər" },
  joined: { es: "{name} se unió al grupo", en: "{name} joined the group", ru: "{name} теперь в группе", az: "{name} qrupa qoşuldu" },
  left: { es: "{name} ya no está en el grupo", en: "{name} is no longer in the group", ru: "{name} больше не в группе", az: "{name} qrupdan ayrıldı" },
  topicOpened: { es: "Se abrió el tema «{name}»", en: "The topic “{name}” was opened", ru: "Открыта тема «{name}»", az: "«{name}» mövzusu açıldı" },
  migrated: { es: "El grupo pasó a supergrupo", en: "The group became a supergroup", ru: "Группа стала супергруппой", az: "Qrup superqrup oldu" },
  photoOf: { es: "Foto", en: "Photo", ru: "Фото", az: "Şəkil" },
  creator: { es: "fundadora o fundador", en: "creator", ru: "создатель", az: "yaradıcı" },
  administrator: { es: "admin", en: "admin", ru: "админ", az: "admin" },
  member: { es: "miembro", en: "member", ru: "участник", az: "üzv" },
  restricted: { es: "sin permiso para escribir", en: "may not write", ru: "не может писать", az: "yaza bilmir" },
  absent: { es: "fuera", en: "not here", ru: "не здесь", az: "burada deyil" },
  kicked: { es: "bloqueado", en: "blocked", ru: "заблокирован", az: "bloklanıb" },
  botAdd: { es: "Añadir el bot", en: "Add the bot", ru: "Добавить бота", az: "Botu əlavə et" },
  botRemove: { es: "Quitar el bot", en: "Remove the bot", ru: "Убрать бота", az: "Botu çıxar" },
  botPromote: { es: "Hacerlo admin", en: "Make it an admin", ru: "Сделать админом", az: "Admin et" },
  botDemote: { es: "Quitarle el cargo", en: "Make it a member", ru: "Снять с админов", az: "Adminlikdən çıxar" },
  botBlock: { es: "Bloquear el bot", en: "Block the bot", ru: "Заблокировать бота", az: "Botu blokla" },
  botUnblock: { es: "Desbloquear el bot", en: "Unblock the bot", ru: "Разблокировать бота", az: "Blokdan çıxar" },
  start: { es: "Iniciar", en: "Start", ru: "Начать", az: "Başla" },
  copied: { es: "Copiado", en: "Copied", ru: "Скопировано", az: "Kopyalandı" },
  offline: { es: "Sin conexión con el servidor: se reintenta", en: "The server is out of reach: trying again", ru: "Нет связи с сервером: повторяем", az: "Serverlə əlaqə yoxdur: yenidən cəhd edilir" },
  preparing: { es: "El bot se está preparando.", en: "The bot is getting ready.", ru: "Бот готовится.", az: "Bot hazırlanır." },
  preparingMore: { es: "La primera vez tarda unos minutos. Escribe ya si quieres: responderá en cuanto esté listo.", en: "The first time this takes a few minutes. Write now if you like: it answers as soon as it is ready.", ru: "В первый раз это занимает несколько минут. Пишите уже сейчас: он ответит, как только будет готов.", az: "İlk dəfə bu, bir neçə dəqiqə çəkir. İndidən yazın: hazır olan kimi cavab verəcək." },
  ready: { es: "El bot está listo", en: "The bot is ready", ru: "Бот готов", az: "Bot hazırdır" },
  yes: { es: "sí", en: "yes", ru: "да", az: "bəli" },
  no: { es: "no", en: "no", ru: "нет", az: "xeyr" },
};

let current = "en";

/** Speak one of the four languages from now on; English stands in for any other. */
export function speak(language) {
  current = language in LANGUAGES ? language : "en";
  document.documentElement.lang = current;
}

/** The language spoken now. */
export const language = () => current;

/** A sentence in the language spoken now, `{name}` and the like filled in. */
export function t(key, values = {}) {
  return TEXTS[key][current].replace(/\{(\w+)\}/g, (_, name) => values[name]);
}

// A bot on telegraf, to be run against the playground: TOKEN and API in the environment.
const { Markup, Telegraf } = require("telegraf");

const bot = new Telegraf(process.env.TOKEN, { telegram: { apiRoot: process.env.API } });
bot.start((context) =>
  context.replyWithHTML("<b>Welcome</b>", Markup.inlineKeyboard([Markup.button.callback("More", "more")])),
);
bot.action("more", async (context) => {
  await context.answerCbQuery("noted");
  await context.editMessageText("more");
});
bot.on("text", (context) => context.reply(context.message.text));
bot.launch();

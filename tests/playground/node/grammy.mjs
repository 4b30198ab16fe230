// A bot on grammY, to be run against the playground: TOKEN and API in the environment.
import { Bot, InlineKeyboard } from "grammy";

const bot = new Bot(process.env.TOKEN, { client: { apiRoot: process.env.API } });
bot.command("start", (context) =>
  context.reply("<b>Welcome</b>", {
    parse_mode: "HTML",
    reply_parameters: { message_id: context.msg.message_id },
    reply_markup: new InlineKeyboard().text("More", "more"),
  }),
);
bot.callbackQuery("more", async (context) => {
  await context.answerCallbackQuery("noted");
  await context.editMessageText("more");
});
bot.on("message:text", (context) => context.reply(context.msg.text));
bot.start();

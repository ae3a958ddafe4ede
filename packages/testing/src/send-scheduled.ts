import { sendDuePosts } from '@foremast/domain/scheduled-posts/send-due-posts';
import { openApp } from '@foremast/jobs/open-app';
import { Ctx } from '@foremast/kernel/context';

// A process for the test beside: it sends what is due, and is killed while it does.
if (import.meta.main) {
  const opened = await openApp({ env: process.env, jobs: [sendDuePosts], report: (error) => console.error(error) });
  opened.startJobs();
  await Ctx.system(opened.app).tx((tx) => tx.enqueue(sendDuePosts, {}));
  await opened.app.jobs.drain();
  await opened.close();
}

import type { Translation } from './languages.ts';

export const de: Translation = {
  welcome: {
    subject: (site) => `Willkommen bei ${site}`,
    ready: (username) => `Ihr Konto ${username} ist bereit.`,
    confirm: 'Bitte bestätigen Sie, dass diese Adresse Ihnen gehört. Der Link gilt einen Tag lang.',
    signIn: 'Anmelden',
  },
  verify: {
    subject: 'Bestätigen Sie Ihre Adresse',
    line: (email) => `Bitte bestätigen Sie, dass ${email} Ihnen gehört. Der Link gilt einen Tag lang.`,
    button: 'Adresse bestätigen',
  },
  password: {
    resetSubject: 'Ein neues Passwort',
    resetLines: [
      'Jemand, hoffentlich Sie, hat für Ihr Konto ein neues Passwort verlangt. Der Link gilt einen Tag lang und einmal.',
      'Wenn Sie es nicht waren, ist nichts zu tun.',
    ],
    resetButton: 'Neues Passwort wählen',
    changedSubject: 'Ihr Passwort wurde geändert',
  },
  magicLink: {
    subject: 'Ihr Link zum Anmelden',
    lines: ['Der Link gilt fünf Minuten lang und einmal.', 'Wenn Sie ihn nicht verlangt haben, ist nichts zu tun.'],
    button: 'Anmelden',
  },
  message: {
    directSubject: (sender, day) => `Neue Nachricht von ${sender} am ${day}`,
    groupSubject: (channel, day) => `Neue Nachricht in ${channel} am ${day}`,
    groupSubjectPlain: (day) => `Neue Gruppennachricht am ${day}`,
    channelSubject: (place, day) => `Benachrichtigung aus ${place} am ${day}`,
    directTitle: (sender) => `${sender} hat Ihnen geschrieben`,
    groupTitle: (sender) => `${sender} hat Ihrer Gruppe geschrieben`,
    mentionTitle: (sender, channel) => `${sender} hat Sie in ${channel} erwähnt`,
    threadTitle: (sender, channel) => `${sender} hat in ${channel} auf einen Thread geantwortet, dem Sie folgen`,
    button: 'Nachricht öffnen',
    files: (count, names) => (count === 1 ? `Eine Datei wurde gesendet: ${names}` : `${count} Dateien wurden gesendet: ${names}`),
    batchSubject: (count, day) => (count === 1 ? `Eine Nachricht für Sie am ${day}` : `${count} Nachrichten für Sie am ${day}`),
    batchTitle: (count) => (count === 1 ? 'Sie haben eine neue Nachricht' : `Sie haben ${count} neue Nachrichten`),
    batchButton: 'Seite öffnen',
  },
  push: {
    placeholder: 'Sie haben eine neue Nachricht.',
    sentMessage: 'hat eine Nachricht gesendet',
    mentioned: 'hat Sie erwähnt.',
    channelWide: 'hat allen im Kanal Bescheid gesagt.',
    commentedOnYours: 'hat Ihre Nachricht kommentiert.',
    commentedInThread: 'hat in einem Thread kommentiert, an dem Sie beteiligt waren.',
    replied: 'hat in einem Thread geantwortet, dem Sie folgen.',
    posted: 'hat eine Nachricht geschrieben.',
    attachedFile: 'hat eine Datei angehängt.',
    replyIn: (channel) => `Antwort in ${channel}`,
    replyInDirect: 'Antwort in einer Direktnachricht',
  },
};

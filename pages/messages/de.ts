import { claims } from './german/claims.ts';
import { errors } from './german/errors.ts';
import { findings } from './german/findings.ts';
import { products } from './german/products.ts';
import { profiles } from './german/profiles.ts';
import { remedies } from './german/remedies.ts';
import { titles } from './german/titles.ts';
import { why } from './german/why.ts';
import type { Messages } from './index.ts';
import { said } from './said.ts';
import { translator } from './translator.ts';

const translated = translator({
  ...{ ...titles, ...remedies, ...products, ...profiles, ...claims, ...findings, ...errors, ...why },
});

const clock = new Intl.DateTimeFormat('de-DE', { dateStyle: 'long', timeStyle: 'medium', timeZone: 'UTC' });

export const de: Messages = {
  locale: 'de-DE',
  ownName: 'Deutsch',
  language: 'Sprache',
  skip: 'Zum Inhalt',
  home: 'Alle Anbieter',
  title: 'Melden Sie sich an und sehen Sie, was Ihr Anbieter dazu sagt',
  lead: 'Sie melden sich mit Ihrem eigenen Browser an, mit jedem Faktor. amrcheck liest, was der Anbieter zurückschickt, und sagt, ob Microsoft darin MFA sähe.',
  signInWith: (target) => `Mit ${target} anmelden`,
  details: (target) => `Über ${target}`,
  overJudgedBy: (protocol, profiles) => `über ${protocol}; beurteilt nach ${profiles}`,
  issuer: 'Aussteller',
  clientId: 'Client-ID',
  answersTo: 'Antworten gehen an',
  ownMetadata: 'Metadaten von amrcheck als Dienstanbieter',
  providerMetadata: 'Metadaten des Anbieters',
  realm: 'Realm',
  entityId: 'Entity-ID',
  notOursTitle: 'Dieser Anbieter braucht den Browser von amrcheck',
  notOurs: (host) =>
    `Seine Antwort ist für ${host} bestimmt. Ihr Browser würde sie dorthin schicken; amrcheck nimmt sie aus einem eigenen Browser heraus und schickt sie nie ab. Verwenden Sie für dieses Ziel amrcheck run --headed.`,
  history: 'Was Sie in dieser Sitzung getan haben',
  historyEmpty: 'Noch nichts. Melden Sie sich an, dann steht hier das Urteil.',
  when: 'Wann',
  what: 'Was',
  target: 'Anbieter',
  verdict: 'Urteil',
  waiting: 'wartet auf den Anbieter',
  verdicts: {
    pass: 'Bestanden',
    fail: 'Nicht bestanden',
    inconclusive: 'Nicht zu entscheiden',
    notApplicable: 'Nicht beurteilt',
  },
  scenarios: {
    mfa: 'Anmelden',
    'sso-reuse': 'In derselben Sitzung erneut anmelden',
    fresh: 'Neue Anmeldung erzwingen',
    'step-up': 'Hochstufen: MFA verlangen',
    refresh: 'Token erneuern',
    'hostile-requests': 'Anfragen, die abzulehnen sind',
  },
  scenarioHelp: {
    mfa: 'Eine Anmeldung, wie Ihre Benutzer sie machen.',
    'sso-reuse': 'Der Anbieter sollte Sie ohne Rückfrage einlassen und dasselbe sagen wie zuvor.',
    fresh: 'Der Anbieter soll Sie erneut fragen und muss es tun.',
    'step-up':
      'Vom Anbieter wird in dieser Sitzung MFA verlangt. Am besten nach einer Anmeldung nur mit Kennwort.',
    refresh: 'Die Token werden ohne Sie erneuert; was sie aussagen, darf nicht mehr werden.',
    'hostile-requests':
      'An jeder ist eine Sache falsch; sie darf weder zu einem id_token führen noch zu einer Seite, die nach dem Faktor fragt.',
  },
  goingTitle: (target) => `Auf dem Weg zu ${target}`,
  going: 'Falls Ihr Browser nicht von selbst weitergeht:',
  goOn: 'Weiter zum Anbieter',
  waitingTitle: 'Der Anbieter hat noch nicht geantwortet',
  waitingText:
    'Schließen Sie die Anmeldung beim Anbieter ab. Wenn Sie seine Seite geschlossen haben, gehen Sie noch einmal hin.',
  goThere: 'Noch einmal zum Anbieter',
  look: 'Noch einmal nachsehen',
  translated,
  findings: {
    say: said(translated),
    seenIn: 'Gesehen in',
    expected: 'Erwartet',
    came: 'Gekommen',
    outcome: 'Ergebnis',
    check: 'Prüfung',
    source: 'Quelle',
    sourceOf: ({ unconfirmed }) =>
      unconfirmed
        ? 'Berichtet, von der verlangenden Stelle nicht bestätigt und nicht entscheidend:'
        : 'Verlangt von',
    unconfirmed: 'berichtet, nicht bestätigt',
    idle: (count) => (count === 1 ? '1, die hier nicht zutrifft' : `${count}, die hier nicht zutreffen`),
    outcomes: {
      pass: 'bestanden',
      fail: 'nicht bestanden',
      inconclusive: 'nicht zu entscheiden',
      notApplicable: 'trifft nicht zu',
      error: 'Fehler',
    },
    severities: { critical: 'kritisch', serious: 'schwer', moderate: 'mittel', minor: 'gering' },
  },
  faults: {
    provider: 'Das liegt am Anbieter.',
    configuration: 'Das liegt an der Konfiguration.',
    environment: 'Das liegt an diesem Rechner oder seinem Netz.',
    amrcheck: 'Das liegt an amrcheck selbst.',
  },
  oneSignIn: 'Das ist das Urteil über eine Anmeldung.',
  wholeTarget: (target) => `${target} als Ganzes`,
  wholeHelp: 'Beurteilt aus allem, was Sie in dieser Sitzung getan haben.',
  factorsTitle: 'Welchen Faktor haben Sie verwendet?',
  factorsHelp: 'amrcheck hat es nicht gesehen. Wenn Sie es sagen, wird auch beurteilt, was davon abhängt.',
  factorsControl: 'Mit „Nur Kennwort“ wird diese Anmeldung zur Gegenprobe.',
  factorsSaid: (said) => `Ihre Angabe: ${said}. Sie können sie ändern.`,
  factors: {
    password: 'Nur Kennwort',
    totp: 'Code einer Authenticator-App',
    push: 'Bestätigung auf dem Telefon (Push)',
    phone: 'Code per SMS, Anruf oder E-Mail',
    passkey: 'Passkey oder Sicherheitsschlüssel',
    certificate: 'Zertifikat oder Smartcard',
    other: 'Etwas anderes neben einem Kennwort',
  },
  judgeAgain: 'Neu beurteilen',
  whatStopped: 'Was dazwischenkam',
  tryThis: 'Versuchen Sie',
  why: 'Warum',
  undecided: 'Was nicht geprüft werden konnte',
  todo: 'Was zu tun ist',
  documented: 'Beschrieben unter',
  claims: 'Was der Anbieter sagt',
  claimsHelp: 'Das beurteilte Token oder die Assertion, dekodiert. Die Signatur ist abgeschnitten.',
  claimWords: {
    claim: 'Claim',
    value: 'Wert',
    meaning: 'Was es ist',
    absent: 'nicht in diesem Token',
    moment: (instant) => `${clock.format(new Date(instant))} UTC`,
    say: said(translated),
  },
  noClaims: 'Es kam kein Token und keine Assertion, die lesbar wäre.',
  assertionSays: 'Methoden in der Assertion',
  subject: 'Subjekt',
  attributes: 'Attribute',
  checks: 'Jede Prüfung',
  notTested: 'Was nicht geprüft wurde',
  unseen:
    'Nicht beurteilt, weil niemand sah, mit welchen Faktoren Sie sich angemeldet haben oder ob danach noch einmal gefragt wurde:',
  limits: 'Was das nicht beweisen kann',
  nextTitle: 'Von hier aus weiter',
  halfwayTitle: (done, all) => `Schritt ${done} von ${all} ist getan`,
  halfway: (step) => `Verlangt wird es noch auf eine weitere Art (${step}); danach gibt es ein Urteil.`,
  oneMore: 'Weiter mit dem nächsten Schritt',
  takeAway: 'Für den Hersteller',
  takeAwayHelp:
    'Beides ist geschwärzt: Token ohne Signaturen, nichts, was sich verwenden ließe. Namen von Konten stehen darin.',
  evidence: 'Belege (JSON)',
  report: 'Bericht (HTML)',
  backToTarget: (target) => `Zurück zu ${target}`,
  accessTitle: 'Wer ist da?',
  accessHelp:
    'Dieses amrcheck ist von anderen Rechnern aus erreichbar und lässt nur ein, wer sein Terminal lesen kann. Dort steht der Code; er gilt für einen Browser.',
  accessCode: 'Zugangscode',
  enter: 'Eintreten',
  accessWrong:
    'Das ist nicht der Code. Sehen Sie noch einmal im Terminal nach: Nach fünf falschen gibt es einen neuen.',
  asEntra: {
    title: 'Ihren Anbieter aufrufen, wie Entra es tut',
    help: 'amrcheck schickt die Anfrage von External MFA mit einem Hinweis auf diese Person und beurteilt das id_token, das zurückkommt.',
    username: 'Benutzername (preferred_username im Hinweis)',
    objectId: 'Objekt-ID (oid im Hinweis)',
    objectIdHelp: 'Leer: die aus der Konfiguration oder eine, die aus dem Benutzernamen gebildet wird.',
    send: 'Anfrage senden',
    wrong: 'Die Anfrage braucht einen Benutzernamen. Eine Objekt-ID ist, wenn angegeben, eine UUID.',
    addresses: 'Was Ihr Anbieter wissen muss',
    issuer: 'Aussteller des Hinweises',
    discovery: 'Discovery von amrcheck als Entra',
    keys: 'Die Schlüssel dazu',
    redirectUri: 'redirect_uri, die einzutragen ist',
    keyIsKept: 'Der Signaturschlüssel ist der aus Ihrer Konfiguration; Ihr Anbieter darf ihn behalten.',
    keyIsNew:
      'Der Signaturschlüssel ist neu und endet mit diesem Prozess; Ihr Anbieter muss ihn jedes Mal neu holen. Damit er bleibt, nennen Sie seine Datei mit --key oder relyingParty.key. amrcheck schreibt von sich aus keinen.',
    shows: 'Was Entra anzeigen würde',
    takes: 'Keinen Fehler: Es wurde nichts gefunden, was Entra ablehnt.',
    unknown: 'Entra lehnt es ab; welchen Fehler es anzeigt, ist nicht bekannt.',
    documented: 'von Microsoft dokumentiert',
    reported: 'von anderen berichtet',
    nothingAsked: 'Es wurde nach nichts gefragt',
    hostile: {
      'hint-signature': 'Der Hinweis hat eine gefälschte Signatur',
      'hint-issuer': 'Der Hinweis ist von einem fremden Aussteller',
      'hint-tenant': 'Der Hinweis ist von einem fremden Mandanten',
      'redirect-uri': 'Die redirect_uri ist nicht eingetragen',
      'other-user': 'Der Hinweis nennt eine andere Person',
      replayed: 'Die richtige Anfrage noch einmal',
    },
    sendHostile: (what) => `Senden: ${what}`,
    notSent: 'noch nicht gesendet',
    hostileTitle: 'Diese Anfrage ist abzulehnen',
    hostileHelp:
      'Öffnen Sie den Anbieter in einem neuen Tab. Schickt er Sie von selbst zurück, steht das Urteil gleich da. Sonst kommen Sie in diesen Tab zurück und sagen, was er gezeigt hat. Geben Sie keinen Faktor an.',
    open: 'Anbieter in neuem Tab öffnen',
    refused: 'Er zeigte einen Fehler',
    asked: 'Er machte weiter und fragte nach dem Faktor',
  },
  errorTitle: 'Das ging nicht',
  notFoundTitle: 'Hier ist nichts',
  notFound:
    'Diese Seite gibt es nicht, oder sie gehört zu einem anderen Browser, oder amrcheck wurde seither neu gestartet.',
  forgedTitle: 'Dieses Formular ist zu alt',
  forged: 'Es wurde für eine andere Sitzung gemacht. Öffnen Sie die Seite neu und senden Sie es von dort.',
  unreachable: 'Über diesen Anbieter war nichts zu lesen',
  footer: 'amrcheck, auf diesem Rechner. Es wird nichts gesendet außer an Ihren Anbieter.',
};

/** What the lab's pages say, by language. */
export interface Texts {
  signIn: string;
  username: string;
  password: string;
  next: string;
  codeTitle: string;
  codeHint: string;
  codeLabel: string;
  digit: string;
  verify: string;
  cancel: string;
  skip: string;
  rememberDevice: string;
  chooseTitle: string;
  app: string;
  sms: string;
  stayTitle: string;
  yes: string;
  no: string;
  profileTitle: string;
  fullName: string;
  save: string;
  enrolTitle: string;
  enrolHint: string;
  secretLabel: string;
  consentTitle: string;
  allow: string;
  deny: string;
  wrongPassword: string;
  wrongCode: string;
  usedCode: string;
  smsUnavailable: string;
  sentTitle: string;
  sentHint: string;
  recoveryTitle: string;
  recoveryLabel: string;
  passkey: string;
  passkeyTitle: string;
  passkeyUse: string;
  passkeySetUpTitle: string;
  passkeySetUp: string;
  wrongPasskey: string;
  approveTitle: string;
  approveHint: string;
}

export type ErrorText = 'wrongPasskey' | 'wrongPassword' | 'wrongCode' | 'usedCode' | 'smsUnavailable';

export const texts: Record<'en' | 'de' | 'ja', Texts> = {
  en: {
    signIn: 'Sign in',
    username: 'Username',
    password: 'Password',
    next: 'Next',
    codeTitle: 'Enter your code',
    codeHint: 'Open your authenticator app and type the six digits that it shows.',
    codeLabel: 'One-time code',
    digit: 'Digit',
    verify: 'Verify',
    cancel: 'Cancel',
    skip: 'Skip for now',
    rememberDevice: 'Remember this device for 30 days',
    chooseTitle: 'Choose how to verify it is you',
    app: 'Authenticator app',
    sms: 'Text message',
    stayTitle: 'Stay signed in?',
    yes: 'Yes',
    no: 'No',
    profileTitle: 'Update your profile',
    fullName: 'Full name',
    save: 'Save',
    enrolTitle: 'Set up an authenticator app',
    enrolHint:
      'Your organisation asks for a second factor. Scan the picture or copy the key into your app, then type the code it shows.',
    secretLabel: 'Setup key',
    consentTitle: 'Allow access?',
    allow: 'Allow',
    deny: 'Deny',
    wrongPassword: 'The username or password is not right. Please try again.',
    wrongCode: 'The code is not right. Please try again.',
    usedCode: 'This code was used already. Please wait for the next one.',
    smsUnavailable: 'Text messages cannot be sent at the moment. Please choose another way.',
    sentTitle: 'Check your messages',
    sentHint: 'We sent a code to your phone.',
    recoveryTitle: 'Enter a recovery code',
    recoveryLabel: 'Recovery code',
    passkey: 'Passkey',
    passkeyTitle: 'Verify it is you',
    passkeyUse: 'Use your passkey',
    passkeySetUpTitle: 'Set up a passkey',
    passkeySetUp: 'Register passkey',
    wrongPasskey: 'The passkey was not accepted.',
    approveTitle: 'Check your phone',
    approveHint: 'We sent a notification to your phone. Approve it there if it shows this number:',
  },
  de: {
    signIn: 'Anmelden',
    username: 'Benutzername',
    password: 'Passwort',
    next: 'Weiter',
    codeTitle: 'Code eingeben',
    codeHint: 'Öffnen Sie Ihre Authentifizierungs-App und geben Sie die sechs Ziffern ein.',
    codeLabel: 'Einmalcode',
    digit: 'Ziffer',
    verify: 'Bestätigen',
    cancel: 'Abbrechen',
    skip: 'Jetzt überspringen',
    rememberDevice: 'Dieses Gerät merken',
    chooseTitle: 'Wie möchten Sie sich ausweisen?',
    app: 'Authentifizierungs-App',
    sms: 'SMS',
    stayTitle: 'Angemeldet bleiben?',
    yes: 'Ja',
    no: 'Nein',
    profileTitle: 'Profil aktualisieren',
    fullName: 'Vollständiger Name',
    save: 'Speichern',
    enrolTitle: 'Authentifizierungs-App einrichten',
    enrolHint:
      'Ihre Organisation verlangt einen zweiten Faktor. Scannen Sie das Bild oder übernehmen Sie den Schlüssel in Ihre App und geben Sie dann den Code ein.',
    secretLabel: 'Einrichtungsschlüssel',
    consentTitle: 'Zugriff erlauben?',
    allow: 'Erlauben',
    deny: 'Ablehnen',
    wrongPassword: 'Benutzername oder Passwort stimmt nicht. Bitte versuchen Sie es noch einmal.',
    wrongCode: 'Der Code stimmt nicht. Bitte versuchen Sie es noch einmal.',
    usedCode: 'Dieser Code wurde schon benutzt. Bitte warten Sie auf den nächsten.',
    sentTitle: 'Prüfen Sie Ihre Nachrichten',
    sentHint: 'Wir haben Ihnen einen Code gesendet.',
    recoveryTitle: 'Wiederherstellungscode eingeben',
    recoveryLabel: 'Wiederherstellungscode',
    passkey: 'Passkey',
    passkeyTitle: 'Bestätigen Sie, dass Sie es sind',
    passkeyUse: 'Passkey verwenden',
    passkeySetUpTitle: 'Passkey einrichten',
    passkeySetUp: 'Passkey registrieren',
    wrongPasskey: 'Der Passkey wurde nicht angenommen.',
    approveTitle: 'Anmeldung am Telefon bestätigen',
    approveHint: 'Push-Benachrichtigung gesendet. Bestätigen Sie, wenn dort diese Zahl steht:',
    smsUnavailable: 'SMS können zurzeit nicht gesendet werden. Bitte wählen Sie einen anderen Weg.',
  },
  ja: {
    signIn: 'サインイン',
    username: 'ユーザー名',
    password: 'パスワード',
    next: '次へ',
    codeTitle: '確認コードの入力',
    codeHint: '認証アプリを開き、表示された6桁の数字を入力してください。',
    codeLabel: 'ワンタイムコード',
    digit: '桁',
    verify: '確認',
    cancel: 'キャンセル',
    skip: '今はスキップ',
    rememberDevice: 'このデバイスを記憶する',
    chooseTitle: '本人確認の方法を選択してください',
    app: '認証アプリ',
    sms: 'テキストメッセージ',
    stayTitle: 'サインインの状態を維持しますか?',
    yes: 'はい',
    no: 'いいえ',
    profileTitle: 'プロフィールの更新',
    fullName: '氏名',
    save: '保存',
    enrolTitle: '認証アプリの設定',
    enrolHint:
      '組織が2つ目の要素を求めています。画像をスキャンするかキーをアプリに入力し、表示されたコードを入力してください。',
    secretLabel: 'セットアップキー',
    consentTitle: 'アクセスを許可しますか?',
    allow: '許可',
    deny: '拒否',
    wrongPassword: 'ユーザー名またはパスワードが正しくありません。もう一度お試しください。',
    wrongCode: 'コードが正しくありません。もう一度お試しください。',
    usedCode: 'このコードは使用済みです。次のコードをお待ちください。',
    sentTitle: 'メッセージを確認してください',
    sentHint: '電話にコードを送信しました。',
    recoveryTitle: 'リカバリーコードの入力',
    recoveryLabel: 'リカバリーコード',
    passkey: 'パスキー',
    passkeyTitle: '本人確認',
    passkeyUse: 'パスキーを使用',
    passkeySetUpTitle: 'パスキーを登録',
    passkeySetUp: 'パスキーを登録する',
    wrongPasskey: 'パスキーは受け付けられませんでした。',
    approveTitle: 'プッシュ通知を承認してください',
    approveHint: '電話に次の番号が表示されたら承認してください。',
    smsUnavailable: '現在テキストメッセージを送信できません。別の方法を選択してください。',
  },
};

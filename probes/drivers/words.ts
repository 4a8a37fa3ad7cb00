/**
 * What login pages say, as data: English, German, French, Spanish, Italian, Portuguese, Dutch, Polish, Japanese,
 * Chinese and Arabic. Lower case; a phrase stands for every text that contains it as whole words
 * (in scripts without spaces: as it is), one that begins with = only for that text. Add a language by adding its phrases.
 */
const words = {
  identifier: `
    username | user name | user id | userid | login name | loginname | login | account | account name |
    sign-in name | user | email | e-mail | email address | phone number | upn | samaccountname |
    benutzername | benutzer | benutzerkennung | anmeldename | kennung | e-mail-adresse | konto |
    identifiant | nom d'utilisateur | utilisateur | adresse e-mail | courriel | compte | usuario |
    nombre de usuario | correo electrónico | correo | cuenta | utente | nome utente | indirizzo e-mail |
    utilizador | usuário | nome de usuário | nome de utilizador | conta | gebruikersnaam | gebruiker |
    e-mailadres | nazwa użytkownika | użytkownik | adres e-mail | ユーザー名 | ユーザー | ユーザid | メールアドレス | アカウント |
    ログインid | 用户名 | 用户 | 帐号 | 账号 | 邮箱 | 使用者名稱 | 帳號 | 電子郵件 | اسم المستخدم | المستخدم | البريد الإلكتروني
  `,
  password: `
    password | passphrase | passwort | kennwort | mot de passe | contraseña | clave | password attuale |
    senha | palavra-passe | wachtwoord | hasło | パスワード | 密码 | 密碼 | كلمة المرور | كلمة السر
  `,
  newPassword: `
    new password | confirm password | repeat password | confirm new password | neues passwort |
    neues kennwort | passwort bestätigen | kennwort bestätigen | nouveau mot de passe |
    confirmer le mot de passe | nueva contraseña | nuova password | nova senha | nova palavra-passe |
    nieuw wachtwoord | nowe hasło | 新しいパスワード | 新密码 | 新密碼 | كلمة المرور الجديدة
  `,
  code: `
    code | one-time code | one time code | one-time password | one time password | otp | totp | passcode |
    verification code | security code | authentication code | token | digit | 2fa | mfa code | tan |
    authenticator | two-factor | two factor | bestätigungscode | sicherheitscode | einmalcode |
    einmalpasswort | einmalkennwort | einmal-code | prüfcode | ziffer | code à usage unique |
    mot de passe à usage unique | code de vérification | code de sécurité | chiffre | código |
    código de verificación | código de un solo uso | contraseña de un solo uso | dígito | codice |
    codice di verifica | codice monouso | cifra | código de verificação | código de uso único |
    verificatiecode | eenmalige code | eenmalig wachtwoord | beveiligingscode | cijfer | kod |
    kod weryfikacyjny | kod jednorazowy | hasło jednorazowe | cyfra | コード | 確認コード | 認証コード | ワンタイムパスワード |
    ワンタイムコード | 桁 | 验证码 | 一次性密码 | 一次性代码 | 动态口令 | 驗證碼 | 一次性密碼 | رمز | الرمز | رمز التحقق | الرمز لمرة واحدة |
    رمز لمرة واحدة
  `,
  totp: `
    authenticator | authenticator app | authentication app | authenticator application |
    google authenticator | microsoft authenticator | totp | one-time password | one time password |
    one-time code | one-time codes | time-based | otp | verification app | mobile app code |
    use a verification code | enter a code | authentifizierungs-app | authenticator-app | authentifikator |
    einmalpasswort | einmalcode | einmalkennwort | application d'authentification | authentificateur |
    code à usage unique | mot de passe à usage unique | aplicación de autenticación |
    aplicación autenticadora | autenticador | código de un solo uso | contraseña de un solo uso |
    app di autenticazione | autenticatore | codice monouso | aplicativo autenticador |
    aplicação de autenticação | aplicativo de autenticação | verificatie-app | eenmalige code |
    aplikacja uwierzytelniająca | kod jednorazowy | 認証アプリ | 認証システム | ワンタイムパスワード | ワンタイムコード | 身份验证器 | 验证器 |
    一次性密码 | 一次性代码 | 驗證器 | تطبيق المصادقة
  `,
  /** Where an authenticator app is named, a code is its code. */
  authenticator: `
    authenticator | authenticator app | authentication app | authenticator application | totp | time-based |
    authenticator-app | authentifizierungs-app | application d'authentification | aplicación de autenticación |
    app di autenticazione | aplicativo autenticador | verificatie-app | aplikacja uwierzytelniająca | 認証アプリ |
    身份验证器 | 驗證器 | تطبيق المصادقة
  `,
  sms: `
    sms | text message | texted | text me | sent a code to | sent to your phone | phone call | call me |
    sent you a code | sent you an email | emailed you | code has been sent | code was sent | email a code |
    check your email | check your inbox | per sms | code gesendet | per e-mail gesendet | envoyé un code |
    par sms | par e-mail | enviado un código | hemos enviado | mensaje de texto | inviato un codice |
    enviamos um código | code gestuurd | code verzonden | wysłaliśmy kod | 送信しました | ショートメッセージ | 短信 | 已发送 |
    簡訊 | رسالة نصية
  `,
  push: `
    push notification | send push | sent a notification | approve the request | approve sign in |
    approve the sign-in | approve this sign-in | check your phone | open your authenticator app and |
    tap the number | enter the number shown | duo push | get a push | anmeldeanforderung genehmigen |
    benachrichtigung gesendet | push-benachrichtigung | approuvez la demande | notification push |
    apruebe la solicitud | notificación push | approva la richiesta | notifica push | notificação push |
    pushmelding | powiadomienie push | プッシュ通知 | 推送通知 | إشعار
  `,
  webauthn: `
    passkey | passkeys | security key | fido2 | fido | webauthn | touch id | face id | windows hello |
    usb key | hardware key | biometric | biometrics | yubikey | fingerprint | sicherheitsschlüssel |
    passkey verwenden | clé de sécurité | clé d'accès | llave de seguridad | clave de acceso |
    clave de seguridad | chiave di sicurezza | chave de segurança | chave de acesso | beveiligingssleutel |
    toegangssleutel | klucz bezpieczeństwa | klucz dostępu | パスキー | セキュリティ キー | セキュリティキー | 通行密钥 | 安全密钥 |
    安全密鑰 | مفتاح المرور | مفتاح الأمان
  `,
  passkeySetUp: `
    passkey registration | register passkey | register a passkey | register your passkey |
    register a security key | register security key | security key registration | create a passkey |
    create passkey | create your passkey | set up a passkey | set up passkey | set up your passkey |
    set up a security key | set up your security key | add a passkey | add passkey | add your passkey |
    add a security key | enroll a passkey | passkey registrieren | passkey-registrierung |
    passkey erstellen | passkey einrichten | passkey hinzufügen | sicherheitsschlüssel registrieren |
    sicherheitsschlüssel einrichten | créer une clé d'accès | enregistrer une clé d'accès |
    ajouter une clé d'accès | configurer une clé d'accès | enregistrer une clé de sécurité |
    crear una clave de acceso | registrar una clave de acceso | registrar clave de acceso |
    crear una llave de acceso | registrar una llave de seguridad | crea una passkey | registra una passkey |
    aggiungi una passkey | registrazione passkey | criar uma chave de acesso | registrar chave de acesso |
    criar chave de acesso | passkey maken | passkey toevoegen | passkey instellen | utwórz klucz dostępu |
    dodaj klucz dostępu | パスキーを作成 | パスキーの作成 | パスキーを登録 | パスキーの登録 | パスキーを追加 | 创建通行密钥 | 注册通行密钥 |
    添加通行密钥 | 建立密碼金鑰 | 註冊密碼金鑰 | إنشاء مفتاح مرور | تسجيل مفتاح المرور
  `,
  recovery: `
    recovery code | recovery codes | backup code | backup codes | lost your device |
    wiederherstellungscode | code de récupération | code de secours | código de recuperación |
    código de respaldo | codice di recupero | código de recuperação | herstelcode | kod odzyskiwania |
    リカバリーコード | 恢复代码 | 恢复码 | رمز الاسترداد
  `,
  otherMethod: `
    try another way | another way | use another method | try another method | different method |
    other options | other ways | other methods | use a different | choose another |
    verify with something else | can't use | methods | sign in another way | more options | switch method |
    alternative method | andere methode | andere möglichkeit | andere optionen | anders anmelden |
    weitere optionen | auf andere weise | autre méthode | une autre façon | autres options |
    essayer autrement | otro método | otra forma | otras opciones | de otra manera | altro metodo |
    altro modo | altre opzioni | outro método | outra forma | outras opções | tente de outra |
    andere manier | andere opties | inny sposób | inna metoda | inne opcje | 別の方法 | 他の方法 | 其他方式 | 其他方法 |
    其它方式 | طريقة أخرى
  `,
  proceed: `
    sign in | sign-in | signin | log in | log-in | login | log on | sign on | sign-on | continue | next | submit | verify |
    confirm | ok | =go | send | authenticate | proceed | connect | enter | validate | yes | check | done |
    anmelden | einloggen | weiter | fortfahren | bestätigen | absenden | überprüfen | prüfen |
    verifizieren | ja | senden | fertig | se connecter | connexion | continuer | suivant | valider |
    vérifier | confirmer | envoyer | s'identifier | oui | iniciar sesión | entrar | acceder | continuar |
    siguiente | verificar | confirmar | enviar | ingresar | sí | aceptar | accedi | continua | avanti |
    verifica | conferma | invia | entra | sì | iniciar sessão | seguinte | próximo | avançar | prosseguir |
    acessar | sim | aanmelden | inloggen | doorgaan | volgende | verifiëren | bevestigen | verzenden |
    zaloguj | zaloguj się | dalej | kontynuuj | zweryfikuj | potwierdź | wyślij | tak | ログイン | サインイン | 続行 |
    次へ | 確認 | 送信 | 認証 | はい | 進む | 登录 | 登入 | 继续 | 下一步 | 验证 | 确认 | 提交 | 是 | 登錄 | 繼續 | 驗證 | تسجيل الدخول |
    دخول | متابعة | التالي | تحقق | تأكيد | إرسال | نعم | استمرار
  `,
  accept: `
    accept | allow | agree | i agree | authorize | authorise | approve | grant | grant access | consent |
    yes | continue | confirm | ok | akzeptieren | zulassen | erlauben | zustimmen | genehmigen |
    autorisieren | annehmen | ja | accepter | autoriser | j'accepte | oui | aceptar | permitir | autorizar |
    sí | accetta | consenti | autorizza | aceitar | sim | accepteren | toestaan | zaakceptuj | akceptuj |
    zezwól | zgadzam się | 許可 | 同意 | 承認 | 允许 | 接受 | 授权 | 允許 | 授權 | السماح | موافقة | أوافق | قبول
  `,
  decline: `
    deny | decline | refuse | reject | cancel | disagree | don't allow | do not allow | no | no thanks |
    ablehnen | verweigern | abbrechen | nein | refuser | annuler | non | denegar | rechazar | cancelar |
    rifiuta | nega | annulla | negar | recusar | não | weigeren | annuleren | nee | odmów | odrzuć |
    anuluj | nie | 拒否 | キャンセル | いいえ | 拒绝 | 取消 | 否 | 拒絕 | رفض | إلغاء | لا
  `,
  consent: `
    grant access | is requesting | requests access | requesting access | wants to access | would like to |
    wants to | permissions requested | do you grant | access to your | consent | authorize | authorise |
    permission | permissions | share your | allow access | following information | access your |
    zugriff gewähren | möchte auf | berechtigungen | einwilligung | zustimmung | zugriff auf |
    autorisieren | autoriser | consentement | souhaite accéder | autorisations | accéder à votre |
    autorizar | permisos | consentimiento | acceder a | autorizza | autorizzazioni | consenso | permissões |
    consentimento | toestemming | machtigingen | toegang tot | zgoda | uprawnienia | dostęp do | アクセスを許可 |
    アクセス許可 | 同意 | 権限 | 授权 | 权限 | 授權 | 權限 | الموافقة | أذونات | الوصول إلى
  `,
  terms: `
    terms of use | terms and conditions | terms of service | user agreement | acceptable use |
    nutzungsbedingungen | geschäftsbedingungen | conditions d'utilisation | conditions générales |
    condiciones de uso | términos y condiciones | condizioni d'uso | termini e condizioni | termos de uso |
    gebruiksvoorwaarden | warunki korzystania | regulamin | 利用規約 | 使用条款 | 使用條款 | شروط الاستخدام
  `,
  unsupported: `
    browser is not supported | browser not supported | unsupported browser | browser isn't supported |
    update your browser | browser is out of date | browser is outdated | browser wird nicht unterstützt |
    navigateur n'est pas pris en charge | navegador no es compatible | browser non supportato |
    navegador não é suportado | browser wordt niet ondersteund | przeglądarka nie jest obsługiwana |
    ブラウザーはサポートされていません | ブラウザはサポートされていません | 浏览器不受支持 | 不支援此瀏覽器 | المتصفح غير مدعوم
  `,
  staySignedIn: `
    stay signed in | keep me signed in | stay logged in | keep me logged in | trust this browser |
    trust this device | remember this device | remember this browser | don't ask again |
    is this your device | angemeldet bleiben | diesem browser vertrauen | diesem gerät vertrauen |
    gerät merken | rester connecté | faire confiance | mantener la sesión | mantener iniciada |
    confiar en este | rimanere connessi | rimani connesso | resta connesso | considera attendibile |
    manter sessão | manter conectado | continuar conectado | confiar neste | aangemeld blijven |
    ingelogd blijven | deze browser vertrouwen | nie wylogowuj | pozostać zalogowan | zaufaj | サインインの状態を維持 |
    ログイン状態を保持 | ログインしたまま | 保持登录 | 保持登入 | 信任此 | البقاء متصلاً | إبقاء تسجيل الدخول
  `,
  /** A box beside the code: this browser is not asked for it again. */
  remember: `
    remember this device | remember this browser | remember this computer | remember my device | remember me |
    remember device | remember browser | trust this device | trust this browser | trust this computer |
    trusted device | don't ask again | do not ask again | don't ask me again | do not challenge me |
    don't challenge me | skip this next time | dieses gerät merken | gerät merken | diesem gerät vertrauen |
    diesem browser vertrauen | nicht mehr fragen | nicht erneut fragen | vertrauenswürdiges gerät |
    se souvenir de cet appareil | se souvenir de ce navigateur | mémoriser cet appareil |
    faire confiance à cet appareil | faire confiance à ce navigateur | ne plus demander |
    recordar este dispositivo | recordar este navegador | recordar dispositivo |
    confiar en este dispositivo | confiar en este navegador | no volver a preguntar |
    ricorda questo dispositivo | ricorda questo browser | considera attendibile | non chiedere più |
    lembrar deste dispositivo | lembrar este dispositivo | memorizar este dispositivo |
    confiar neste dispositivo | confiar neste navegador | não perguntar novamente |
    dit apparaat onthouden | onthoud dit apparaat | dit apparaat vertrouwen | deze browser vertrouwen |
    niet meer vragen | zapamiętaj to urządzenie | zapamiętaj tę przeglądarkę | zaufaj temu urządzeniu |
    nie pytaj ponownie | このデバイスを記憶 | このデバイスを信頼 | このブラウザーを信頼 | このブラウザを信頼 |
    今後確認しない | 次回から確認しない | 记住此设备 | 信任此设备 | 信任此浏览器 | 不再询问 | 記住此裝置 | 信任此裝置 | 不再詢問 |
    تذكر هذا الجهاز | الوثوق بهذا الجهاز | لا تسأل مرة أخرى
  `,
  enrolment: `
    set up | setup | scan the qr | scan qr | qr code | scan the barcode | scan this | barcode | enroll |
    enrol | enrollment | enrolment | register a | register your | add a method | add an authenticator |
    add sign-in method | more information required | secret key | keep your account secure |
    protect your account | configure | you need to set up | install one of the following | einrichten |
    einrichtung | qr-code | barcode scannen | registrieren sie | konfigurieren | geheimer schlüssel |
    weitere informationen erforderlich | configurer | configuration de | scannez | enregistrer un |
    enregistrez | código qr | configurar | escanee | escanea | codice qr | configura | scansiona |
    escaneie | leia o código | instellen | qr-code scannen | scan de | skonfiguruj | kod qr | zeskanuj |
    konfiguracja | qrコード | セットアップ | 設定してください | スキャン | 二维码 | 扫描 | 设置 | qr 碼 | 掃描 | رمز qr | إعداد | امسح
  `,
  /** What stands beside a new secret. */
  scan: `
    scan the | scan this | scan qr | qr code | barcode | secret key | setup key | cannot scan | can't scan |
    unable to scan | qr-code | scannen sie | geheimer schlüssel | scannez | code qr | clé secrète | código qr |
    escanee | escanea | codice qr | scansiona | escaneie | kod qr | zeskanuj | qrコード | スキャン | 二维码 | 扫描 |
    掃描 | رمز qr | امسح
  `,
  skip: `
    skip | skip for now | not now | later | maybe later | remind me later | ask later | do this later |
    skip setup | no thanks | überspringen | später | jetzt nicht | nicht jetzt | passer | ignorer |
    plus tard | pas maintenant | omitir | más tarde | ahora no | salta | più tardi | non ora | ignora |
    ignorar | mais tarde | agora não | pular | overslaan | niet nu | later doen | pomiń | później |
    nie teraz | スキップ | 後で | 今はしない | 跳过 | 稍后 | 以后再说 | 略過 | 稍後 | تخطي | لاحقًا | ليس الآن
  `,
  updateProfile: `
    update your profile | update account information | update profile | complete your profile |
    review your information | verify your information | account information | first name | last name |
    profil aktualisieren | benutzerkonto aktualisieren | profil vervollständigen | mettre à jour |
    compléter votre profil | actualizar la información | actualice su perfil | completar perfil |
    aggiorna profilo | aggiorna il tuo profilo | atualizar informações | atualize seu perfil |
    profiel bijwerken | zaktualizuj | プロフィール | 更新帐户信息 | 更新账户 | 更新個人 | تحديث
  `,
  locked: `
    account is locked | account has been locked | account locked | locked out | temporarily locked |
    temporarily disabled | account is disabled | account disabled | account has been disabled |
    too many attempts | too many failed | too many login | account is suspended | has been blocked |
    your account is blocked | temporarily blocked | konto ist gesperrt | konto wurde gesperrt |
    konto gesperrt | zu viele versuche | konto ist deaktiviert | vorübergehend gesperrt |
    compte est verrouillé | compte verrouillé | compte est bloqué | compte est désactivé |
    trop de tentatives | cuenta está bloqueada | cuenta bloqueada | cuenta ha sido bloqueada |
    cuenta está deshabilitada | demasiados intentos | account è bloccato | account bloccato |
    troppi tentativi | conta está bloqueada | conta bloqueada | conta foi bloqueada | muitas tentativas |
    account is vergrendeld | account is geblokkeerd | te veel pogingen | konto jest zablokowane |
    konto zostało zablokowane | zbyt wiele prób | アカウントがロック | ロックされ | 無効になって | 試行回数 | 已锁定 | 被锁定 | 已被禁用 |
    次数过多 | 已鎖定 | 次數過多 | الحساب مقفل | تم قفل | محاولات كثيرة
  `,
  passwordExpired: `
    password has expired | password expired | change your password | update your password |
    update password | must change your password | reset your password | need to change your password |
    need to update your password | password is expired | password must be changed |
    passwort ist abgelaufen | kennwort ist abgelaufen | passwort abgelaufen | passwort ändern |
    kennwort ändern | passwort aktualisieren | kennwort aktualisieren | mot de passe a expiré |
    mot de passe expiré | changer votre mot de passe | changer de mot de passe | contraseña ha caducado |
    contraseña caducada | cambiar la contraseña | cambie su contraseña | actualice su contraseña |
    password è scaduta | password scaduta | cambia password | senha expirou | senha expirada |
    alterar senha | wachtwoord is verlopen | wachtwoord wijzigen | hasło wygasło | zmień hasło |
    パスワードの有効期限 | パスワードの変更 | パスワードを変更 | 密码已过期 | 更改密码 | 更新密码 | 密碼已過期 | 變更密碼 | انتهت صلاحية كلمة المرور |
    تغيير كلمة المرور
  `,
  reauthenticate: `
    renew session | renew the session | upgrade session | reauthenticate | re-authenticate | log in again |
    sign in again | authenticate again | sitzung erneuern | erneut anmelden | se réauthentifier |
    renouveler la session | se reconnecter | volver a iniciar sesión | renovar sesión | accedi di nuovo |
    iniciar sessão novamente | opnieuw aanmelden | zaloguj się ponownie | 再認証 | 再度ログイン | 重新登录 | 重新登入 |
    إعادة تسجيل الدخول
  `,
  error: `
    error | something went wrong | we are sorry | we're sorry | sorry | access denied | not allowed |
    forbidden | unauthorized | unauthorised | bad request | not found | invalid | failed | denied |
    not authorized | not authorised | unable to | problem | expired | internal server error | oops |
    refused | not permitted | unavailable | fehler | zugriff verweigert | ungültig | fehlgeschlagen |
    es tut uns leid | nicht erlaubt | nicht gefunden | abgelaufen | erreur | accès refusé | invalide |
    échec | désolé | non autorisé | acceso denegado | no válido | lo sentimos | errore | accesso negato |
    non valido | siamo spiacenti | erro | acesso negado | inválido | lamentamos | desculpe | fout |
    toegang geweigerd | ongeldig | mislukt | błąd | odmowa dostępu | nieprawidłowy | przepraszamy | エラー |
    失敗 | アクセスが拒否 | 無効 | 申し訳 | 错误 | 拒绝访问 | 无效 | 失败 | 錯誤 | 無效 | 抱歉 | خطأ | تم رفض | غير صالح | عذرا | عذرًا
  `,
  captcha: `
    captcha | recaptcha | hcaptcha | turnstile | i'm not a robot | i am not a robot | not a robot |
    are you human | verify you are human | verify that you are human | checking your browser |
    unusual traffic | characters you see | text in the image | letters you see |
    browser or app may not be secure | kein roboter | sind sie ein mensch | zeichen aus dem bild |
    pas un robot | êtes humain | no soy un robot | non sono un robot | não sou um robô | geen robot |
    nie jestem robotem | ロボットではありません | 画像に表示 | 人机身份验证 | 我不是机器人 | 我不是機器人 | لست برنامج روبوت
  `,
  redirectUri: `
    unauthorized url | redirect_uri | redirect uri | redirect url | redirect_url | reply url | reply address | callback url |
    callback uri | redirection uri | redirect-uri | weiterleitungs-uri | antwort-url | uri de redirection |
    uri de redirección | uri di reindirizzamento | リダイレクト uri | 重定向 uri | 重定向uri
  `,
  client: `
    application is not known | unknown application | client not found | invalid client | invalid_client | unknown client | client_id | client id |
    unauthorized_client | unauthorized client | unauthorized application | client is disabled |
    client disabled | invalid_request | unsupported_response_type | invalid_scope |
    application with identifier | client nicht gefunden | unbekannter client
  `,
  /** Buttons that never take a sign-in forward, whatever else stands on them. */
  aside: `
    forgot | forgotten | reset password | trouble | register | sign up | signup | create account |
    create an account | new user | help | privacy | terms | language | show password | hide password |
    toggle | resend | send again | back | clear | close | switch user | not you | restart login | restart |
    change user | sign out | log out | logout | learn more | copy | unlock | single sign-on | sso |
    vergessen | registrieren | konto erstellen | hilfe | datenschutz | sprache | passwort anzeigen |
    kennwort anzeigen | erneut senden | zurück | schließen | abmelden | neu starten | oublié | s'inscrire |
    créer un compte | aide | langue | afficher le mot de passe | retour | renvoyer | fermer |
    se déconnecter | olvidado | olvidó | olvidaste | registrarse | crear cuenta | ayuda | idioma |
    mostrar contraseña | volver | reenviar | cerrar | cerrar sesión | dimenticato | dimenticata |
    registrati | aiuto | lingua | mostra password | indietro | chiudi | esqueceu | esqueci | registar |
    cadastre-se | ajuda | mostrar senha | voltar | fechar | vergeten | registreren | taal |
    wachtwoord tonen | terug | sluiten | zapomniałem | zapomniałeś | nie pamiętasz | zarejestruj | pomoc |
    język | pokaż hasło | wstecz | zamknij | 忘れた | 忘れ | 登録 | ヘルプ | 言語 | パスワードを表示 | 戻る | 再送信 | 閉じる | 忘记 |
    注册 | 帮助 | 语言 | 显示密码 | 返回 | 重新发送 | 关闭 | 忘記 | 註冊 | 說明 | 語言 | 顯示密碼 | نسيت | إنشاء حساب | تسجيل حساب |
    مساعدة | اللغة | إظهار كلمة المرور | رجوع | إعادة الإرسال | إغلاق
  `,
  /** Another company's door. */
  social: `
    google | facebook | apple | github | gitlab | linkedin | twitter | microsoft | amazon | yahoo |
    bitbucket | discord | wechat | paypal | salesforce | smartcard | smart card | certificate | kerberos |
    windows
  `,
} as const satisfies Record<string, string>;

export type Concept = keyof typeof words;

/** Scripts that put no spaces between words. */
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;

/** Where a script that hangs its particles on a foreign word meets Latin letters or digits, as in "Authenticatorを選択". */
const seam = (() => {
  const eastAsian = String.raw`[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Hangul}]`;
  const foreign = String.raw`[\p{scx=Latin}\d]`;
  return new RegExp(`(?<=${eastAsian})(?=${foreign})|(?<=${foreign})(?=${eastAsian})`, 'gu');
})();

const plainTexts = new Map<string, string>();

/** `whole`: means this only where nothing else stands beside it. */
const phrasesOf = new Map(
  Object.entries(words).map(([concept, written]) => [concept, written.split('|').map(phraseOf)]),
);

function phraseOf(written: string): { text: string; whole: boolean } {
  const text = plain(written);
  if (!unspaced.test(text)) return { text, whole: written.trim().startsWith('=') };
  // One character stands inside many words.
  return text.length === 3 ? { text, whole: true } : { text: text.trim(), whole: false };
}

/** Whether `text` says anything of `concept`, in any of the languages. */
export function says(text: string, concept: Concept): boolean {
  if (text === '') return false;
  const searched = plain(text);
  const phrases = phrasesOf.get(concept) ?? [];
  return phrases.some((phrase) => (phrase.whole ? searched === phrase.text : searched.includes(phrase.text)));
}

/** Lower case, one space for whatever is neither letter nor digit, and one at either end: so words are found whole. */
function plain(text: string): string {
  const known = plainTexts.get(text);
  if (known !== undefined) return known;
  const made = ` ${text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .replace(seam, ' ')
    .trim()} `;
  // A page's texts are asked about many times; those of the pages before are let go.
  if (plainTexts.size > 500) plainTexts.clear();
  plainTexts.set(text, made);
  return made;
}

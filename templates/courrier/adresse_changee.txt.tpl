{{! Courriel à l’ancienne adresse d’un compte, quand elle change. LIEN : « Mon compte »
}}Objet : L’adresse électronique de votre compte a été changée

Bonjour,

L’adresse électronique du compte {{IDENTIFIANT}} des télé-services ({{ACADEMIE}}) a été changée ou retirée le {{DATE}}. Ce message est le dernier envoyé à cette adresse.

Ce n’est pas vous ? Changez tout de suite votre mot de passe et fermez les autres connexions depuis votre compte :

{{LIEN}}

Ce message est envoyé automatiquement : ne répondez pas à cette adresse.

{{! Courriel quand un mot de passe change. LIEN : mot de passe oublié
}}Objet : Votre mot de passe a été changé

Bonjour,

Le mot de passe du compte {{IDENTIFIANT}} des télé-services ({{ACADEMIE}}) a été changé le {{DATE}}. Les autres appareils ont été déconnectés.

Ce n’est pas vous ? Choisissez tout de suite un nouveau mot de passe :

{{LIEN}}

Ce message est envoyé automatiquement : ne répondez pas à cette adresse.

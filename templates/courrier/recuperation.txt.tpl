{{! Courriel pour choisir un nouveau mot de passe. DUREE : « 30 minutes »
}}Objet : Choisissez un nouveau mot de passe

Bonjour,

Un nouveau mot de passe a été demandé pour le compte {{IDENTIFIANT}} des télé-services ({{ACADEMIE}}). Pour le choisir, ouvrez ce lien :

{{LIEN}}

Il est valable {{DUREE}} et ne sert qu’une fois.

Si vous n’avez rien demandé, ignorez ce message : votre mot de passe reste le même.

Ce message est envoyé automatiquement : ne répondez pas à cette adresse.

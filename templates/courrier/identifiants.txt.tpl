{{! Courriel à qui a oublié son identifiant. COMPTE : un par compte de cette adresse ; LIEN : la connexion
}}Objet : Vos identifiants des télé-services

Bonjour,

Les identifiants liés à cette adresse électronique ({{ACADEMIE}}) ont été demandés. Les voici :

{{#COMPTE}}- {{IDENTIFIANT}}
{{/COMPTE}}

Pour vous connecter :

{{LIEN}}

Si vous n’avez rien demandé, ignorez ce message : personne d’autre ne l’a reçu.

Ce message est envoyé automatiquement : ne répondez pas à cette adresse.

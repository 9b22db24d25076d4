{{! Courriel à qui a signalé un dépôt : la réponse de l’administration.
}}Objet : Votre signalement à FileX

Bonjour,

Vous avez signalé le {{QUAND}} un dépôt de fichiers de FileX ({{ACADEMIE}}). L’administration du service vous répond :

{{#REPONSE}}> {{LIGNE}}
{{/REPONSE}}
Ce message est envoyé automatiquement : n’y répondez pas.

{{! Courriel au déposant : des mots de passe faux ont été essayés. PAR : par le lien d’un destinataire, que l’on nomme
    DE : « de » ou « d’ », selon l’initiale de ce qui suit
    GESTION : l’adresse de la page du dépôt
}}Objet : Des mots de passe faux ont été essayés sur votre dépôt : {{TITRE}}

Bonjour,

Plusieurs mots de passe faux ont été essayés sur l’adresse de votre dépôt, le dernier le {{QUAND}}{{#PAR}}, depuis le lien {{DE}}{{QUI}}{{/PAR}}. Les essais suivants doivent attendre de plus en plus longtemps.

C’est peut-être un destinataire à qui le mot de passe a été mal transmis : redonnez-le-lui. Si vous n’attendez personne, changez le mot de passe ou mettez fin au dépôt :

{{GESTION}}

Ce message est envoyé automatiquement : ne répondez pas à cette adresse.

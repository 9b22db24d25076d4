{{! Courriel au déposant : son dépôt est prêt. LIEN : l’adresse à transmettre ; UN_FICHIER ou DES_FICHIERS : le dépôt en a un, ou plusieurs
    AVEC_DESTINATAIRES : des messages partent aussi
    GESTION : l’adresse de la page du dépôt
}}Objet : Votre dépôt est prêt : {{TITRE}}

Bonjour,

Voici l’adresse à transmettre aux personnes qui doivent télécharger {{#UN_FICHIER}}votre fichier{{/UN_FICHIER}}{{#DES_FICHIERS}}vos fichiers{{/DES_FICHIERS}} :

{{LIEN}}

Elle est valable jusqu’au {{JUSQU_AU}}. {{#SANS_MOT_DE_PASSE}}Quiconque la connaît peut télécharger : ne la donnez qu’aux personnes concernées.{{/SANS_MOT_DE_PASSE}}{{#AVEC_MOT_DE_PASSE}}Qui la connaît ne peut télécharger qu’avec le mot de passe : donnez-le par un autre moyen qu’un message qui contient l’adresse, de vive voix ou par téléphone, par exemple.{{/AVEC_MOT_DE_PASSE}} Pour transmettre l’adresse, copiez-la dans un message, ou transférez celui-ci.

Ce que vous avez déposé :

{{#FICHIER}}- {{NOM}} ({{TAILLE}})
{{/FICHIER}}
{{#AVEC_DESTINATAIRES}}Un message avec une adresse personnelle est envoyé à :

{{#DESTINATAIRE}}- {{COURRIEL}}
{{/DESTINATAIRE}}
{{/AVEC_DESTINATAIRES}}Pour suivre ce dépôt, le prolonger ou y mettre fin :

{{GESTION}}

Ce message est envoyé automatiquement : ne répondez pas à cette adresse.

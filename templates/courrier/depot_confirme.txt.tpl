Objet : Votre dépôt est prêt : {{TITRE}}

Bonjour,

Voici l’adresse à transmettre aux personnes qui doivent télécharger vos fichiers :

{{LIEN}}

Elle est valable jusqu’au {{JUSQU_AU}}. Quiconque la connaît peut télécharger : ne la donnez qu’aux personnes concernées. Pour la transmettre, copiez-la dans un message, ou transférez celui-ci.

{{#AVEC_MOT_DE_PASSE}}Un mot de passe est demandé à chaque téléchargement. Donnez-le par un autre moyen qu’un message qui contient l’adresse : de vive voix ou par téléphone, par exemple.

{{/AVEC_MOT_DE_PASSE}}Ce que vous avez déposé :

{{#FICHIER}}- {{NOM}} ({{TAILLE}})
{{/FICHIER}}
{{#AVEC_DESTINATAIRES}}Un message avec une adresse personnelle est envoyé à :

{{#DESTINATAIRE}}- {{COURRIEL}}
{{/DESTINATAIRE}}
{{/AVEC_DESTINATAIRES}}Pour suivre ce dépôt, le prolonger ou y mettre fin :

{{GESTION}}

Ce message est envoyé automatiquement : ne répondez pas à cette adresse.

{{! Avis de réception au déposant : on a téléchargé.
    PAR : l’on sait qui ; AVEC_AUTRES : d’autres téléchargements depuis le dernier avis ; DERNIER : le dernier avis de ce jour
    GESTION : l’adresse de la page du dépôt
}}Objet : Téléchargement de votre dépôt : {{TITRE}}

Bonjour,

{{#UN_SEUL}}A été téléchargé en entier :{{/UN_SEUL}}{{#PLUSIEURS}}Ont été téléchargés en entier :{{/PLUSIEURS}}

{{#TELECHARGEMENT}}- {{QUAND}}, {{QUOI}}{{#PAR}}, par {{QUI}}{{/PAR}}
{{/TELECHARGEMENT}}
{{#AVEC_AUTRES}}Depuis le dernier avis, {{AUTRES}} aussi eu lieu. Pour ne pas encombrer votre boîte, ils sont comptés ici sans message pour chacun.

{{/AVEC_AUTRES}}{{#DERNIER}}C’est le dernier avis pour aujourd’hui : les téléchargements suivants seront comptés dans le prochain.

{{/DERNIER}}Tous les téléchargements se voient dans la page de ce dépôt, où vous pouvez aussi ne plus recevoir ces avis :

{{GESTION}}

Ce message est envoyé automatiquement : ne répondez pas à cette adresse.

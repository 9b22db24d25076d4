{{! Courriel à la vie scolaire : le message d’une famille. QUI : qui écrit ; DE, DE_ELEVE : « de » ou « d’ »
    AVEC_REPONSE ou SANS_REPONSE : cette personne a, ou non, une adresse confirmée
}}Objet : Message {{DE}}{{QUI}} à propos {{DE_ELEVE}}{{ELEVE}}

Bonjour,

{{QUI}} vous écrit par les télé-services à propos de {{ELEVE}} :

{{#MESSAGE}}> {{LIGNE}}
{{/MESSAGE}}
{{#AVEC_REPONSE}}Pour lui répondre, répondez à ce message : il part à {{COURRIEL}}, une adresse que cette personne a confirmée.{{/AVEC_REPONSE}}{{#SANS_REPONSE}}Cette personne n’a pas d’adresse électronique confirmée : répondez-lui par téléphone ou par courrier.{{/SANS_REPONSE}}

Message transmis par les télé-services de l’établissement.

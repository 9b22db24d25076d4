{{! La lettre qui donne un code d’activation : à un parent (POUR_RESPONSABLE) ou à l’élève (POUR_ELEVE).
    Les trois lignes entre crochets disent où commencent le code, la signature et le coupon : il les faut toutes
    AVEC_PRESENTATION : l’établissement a écrit la sienne ; AVEC_SERVICES : il en a d’ouverts ; AVEC_MOT : il ajoute un mot
    EN_DIVISION : l’élève a une classe ; SIGNEE : le nom du chef d’établissement est connu
}}Objet : Votre code d’accès aux télé-services pour {{ELEVE}}{{#EN_DIVISION}} ({{DIVISION}}){{/EN_DIVISION}}

{{#POUR_RESPONSABLE}}Madame, Monsieur,

{{#AVEC_PRESENTATION}}{{PRESENTATION}}{{/AVEC_PRESENTATION}}{{#SANS_PRESENTATION}}Notre établissement, {{ETABLISSEMENT}}, vous propose {{#AVEC_SERVICES}}de suivre en ligne, pour {{ELEVE}}, {{SERVICES}}{{/AVEC_SERVICES}}{{#SANS_SERVICES}}ses services en ligne, pour {{ELEVE}}{{/SANS_SERVICES}}. C’est gratuit, et rien ne vous y oblige.{{/SANS_PRESENTATION}}

Pour y accéder, créez un compte avec le code ci-dessous. Il est personnel, ne sert qu’une fois et ne doit être communiqué à personne. Chaque responsable légal reçoit le sien.{{/POUR_RESPONSABLE}}{{#POUR_ELEVE}}Bonjour,

Notre établissement, {{ETABLISSEMENT}}, vous propose {{#AVEC_SERVICES}}de consulter en ligne {{SERVICES}}{{/AVEC_SERVICES}}{{#SANS_SERVICES}}ses services en ligne{{/SANS_SERVICES}}. C’est gratuit, et rien ne vous y oblige.

Pour y accéder, créez un compte avec le code ci-dessous. Il est personnel, ne sert qu’une fois et ne doit être communiqué à personne.{{/POUR_ELEVE}}{{#AVEC_MOT}}

{{MOT}}{{/AVEC_MOT}}

[code]
Code d’activation
Adresse du site
Code valable jusqu’au {{VALIDITE}}

Comment faire
1. Ouvrez l’adresse ci-dessus, ou visez le dessin avec l’appareil photo d’un téléphone, qui remplit le code.
2. Choisissez un identifiant et un mot de passe, et indiquez une adresse électronique si vous en avez une.
3. Recopiez le code s’il n’est pas déjà rempli, puis écrivez la date de naissance de l’élève.
4. Vous avez déjà un compte, ou plusieurs enfants ? Connectez-vous et ajoutez ce code dans « Mon compte ». Mot de passe perdu ? Depuis la page de connexion, « Identifiant ou mot de passe oublié » : avec ce code, votre compte se rouvre, sans en créer un second.

Si ce courrier ne vous concerne pas, merci de le rapporter à l’établissement.

[signature]
{{#SIGNEE}}{{CHEF_QUALITE}}, {{CHEF}}{{/SIGNEE}}

[coupon]
Coupon de refus

À renvoyer à l’établissement si vous ne souhaitez pas utiliser les télé-services : votre code sera désactivé. Vous pourrez changer d’avis à tout moment.

Je ne souhaite pas accéder aux télé-services pour {{ELEVE}}{{#EN_DIVISION}}, {{DIVISION}}{{/EN_DIVISION}}.

Courrier adressé à {{DESTINATAIRE}}.

Date :
Signature :

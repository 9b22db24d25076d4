{{%AUTOESCAPE context="HTML"}}
{{! Une invitation qui n’ouvre plus rien, et pourquoi : FAUSSE, EXPIREE, RETIREE (et par qui), UTILISEE. }}
{{! TROP_TARD, PEUT_ETRE : un envoi est parti quand elle ne servait plus ; REDEMANDER ou AILLEURS : à qui s’adresser }}
{{#TROP_TARD}}<p class="message alerte" role="alert">Vos fichiers n’ont pas été envoyés&nbsp;: l’invitation ne servait plus quand ils sont partis.</p>
{{/TROP_TARD}}{{!
  }}{{#PEUT_ETRE}}<p class="message alerte" role="alert">Cette invitation venait de servir quand votre envoi est parti. Si c’est vous qui veniez d’envoyer vos fichiers, rouvrez l’adresse reçue pour voir où ils en sont&nbsp;; sinon, ils n’ont pas été envoyés.</p>
{{/PEUT_ETRE}}{{#FAUSSE}}<p>Aucune invitation ne correspond à cette adresse. Elle a peut-être été coupée en deux par une messagerie, ou recopiée avec une erreur.</p>
<h2>Que faire ?</h2>
<ul>
  <li>Rouvrez le message que vous avez reçu et copiez l’adresse entière, jusqu’au dernier caractère.</li>
  <li>Si cela ne suffit pas, demandez une nouvelle invitation à la personne qui vous l’a donnée.</li>
</ul>
{{/FAUSSE}}{{#EXPIREE}}<p>L’invitation {{DE}}<bdi>{{QUI}}</bdi> était valable jusqu’au {{JUSQU_AU}}.</p>
{{/EXPIREE}}{{!
  }}{{#RETIREE}}<p>{{#PAR_AUTEUR}}<bdi>{{QUI}}</bdi> a retiré cette invitation : elle n’ouvre plus rien.{{/PAR_AUTEUR}}{{!
  }}{{#PAR_ADMINISTRATION}}L’administration du service a retiré l’invitation faite par <bdi>{{QUI}}</bdi> : elle n’ouvre plus rien.{{/PAR_ADMINISTRATION}}{{!
  }}{{#COMPTE_FERME}}Le compte {{DE}}<bdi>{{QUI}}</bdi> a été fermé : son invitation n’ouvre plus rien.{{/COMPTE_FERME}}</p>
{{/RETIREE}}{{#UTILISEE}}<p>Cette invitation {{DE}}<bdi>{{QUI}}</bdi> ne servait qu’une fois, et elle a servi.</p>
{{/UTILISEE}}{{#REDEMANDER}}<h2>Que faire ?</h2>
<p>Si vous devez encore envoyer des fichiers, demandez une nouvelle invitation à <bdi>{{QUI}}</bdi>.</p>
{{/REDEMANDER}}{{#AILLEURS}}<h2>Que faire ?</h2>
<p>Si vous devez encore envoyer des fichiers, adressez-vous au service ou à l’établissement qui les attend : le compte {{DE}}<bdi>{{QUI}}</bdi> est fermé, et personne ne peut renouveler l’invitation à sa place.</p>
{{/AILLEURS}}

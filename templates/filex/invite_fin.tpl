{{%AUTOESCAPE context="HTML"}}{{#TROP_TARD}}<p class="message alerte" role="alert">Vos fichiers n’ont pas été envoyés&nbsp;: l’invitation ne servait plus quand ils sont partis.</p>
{{/TROP_TARD}}{{#PEUT_ETRE}}<p class="message alerte" role="alert">Cette invitation venait de servir quand votre envoi est parti. Si c’est vous qui veniez d’envoyer vos fichiers, rouvrez l’adresse reçue pour voir où ils en sont&nbsp;; sinon, ils n’ont pas été envoyés.</p>
{{/PEUT_ETRE}}{{#FAUSSE}}<p>Aucune invitation ne correspond à cette adresse. Elle a peut-être été coupée en deux par une messagerie, ou recopiée avec une erreur.</p>
<h2>Que faire ?</h2>
<ul>
  <li>Rouvrez le message que vous avez reçu et copiez l’adresse entière, jusqu’au dernier caractère.</li>
  <li>Si cela ne suffit pas, demandez une nouvelle invitation à la personne qui vous l’a donnée.</li>
</ul>
{{/FAUSSE}}{{#EXPIREE}}<p>L’invitation de {{QUI}} était valable jusqu’au {{JUSQU_AU}}.</p>
<h2>Que faire ?</h2>
<p>Demandez-lui une nouvelle invitation.</p>
{{/EXPIREE}}{{#RETIREE}}<p>{{QUI}} a retiré cette invitation : elle n’ouvre plus rien.</p>
<h2>Que faire ?</h2>
<p>Si vous devez encore lui envoyer des fichiers, demandez-lui une nouvelle invitation.</p>
{{/RETIREE}}{{#UTILISEE}}<p>Cette invitation de {{QUI}} ne servait qu’une fois, et elle a servi.</p>
<h2>Que faire ?</h2>
<p>Si vous devez envoyer d’autres fichiers, demandez-lui une nouvelle invitation.</p>
{{/UTILISEE}}

{{%AUTOESCAPE context="HTML"}}{{#FAUSSE}}<p>Aucune invitation ne correspond à cette adresse. Elle a peut-être été coupée en deux par une messagerie, ou recopiée avec une erreur.</p>
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
{{/RETIREE}}{{#UTILISEE}}<p>Cette invitation a déjà servi&nbsp;: vos fichiers n’ont pas été envoyés.</p>
<h2>Que faire ?</h2>
<p>Demandez une autre invitation à {{QUI}}. Si vous avez envoyé deux fois le même formulaire, demandez-lui d’abord si vos fichiers sont arrivés.</p>
{{/UTILISEE}}

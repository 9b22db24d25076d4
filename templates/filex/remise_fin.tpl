{{%AUTOESCAPE context="HTML"}}
{{! Un lien de téléchargement qui ne donne rien, et pourquoi. }}
{{! FAUSSE : aucun dépôt ; ATTENDU : pas encore arrivé ; EXPIRE, RETIRE, EPUISE, GELE : le dépôt ne s’ouvre plus }}
{{! PERIME, BLOQUE, ABSENT, PERDU : c’est un fichier qu’on n’a pas ; RETOUR : la page du dépôt s’ouvre encore }}
{{#FAUSSE}}<p>Aucun dépôt ne correspond à cette adresse. Elle a peut-être été coupée en deux par une messagerie, ou recopiée avec une erreur, ou le dépôt est terminé depuis longtemps.</p>
<h2>Que faire ?</h2>
<ul>
  <li>Rouvrez le message que vous avez reçu et copiez l’adresse entière, jusqu’au dernier caractère.</li>
  <li>Si cela ne suffit pas, demandez à la personne qui vous l’a donnée de vous l’envoyer à nouveau.</li>
</ul>
{{/FAUSSE}}{{#ATTENDU}}<p>Tous les fichiers de ce dépôt ne sont pas encore arrivés. Rouvrez cette page dans quelques minutes.</p>
{{/ATTENDU}}{{#EXPIRE}}<p>Ce dépôt {{DE}}<bdi>{{QUI}}</bdi> a pris fin le {{JUSQU_AU}}. Ses fichiers ne peuvent plus être téléchargés.</p>
<h2>Que faire ?</h2>
<p>Demandez à cette personne de déposer à nouveau les fichiers, et de choisir une durée plus longue si besoin.</p>
{{/EXPIRE}}{{#RETIRE}}<p>Il a été mis fin à ce dépôt. Ses fichiers ne peuvent plus être téléchargés.</p>
<h2>Que faire ?</h2>
<p>Si vous en avez besoin, adressez-vous à la personne qui vous a donné cette adresse.</p>
{{/RETIRE}}{{#EPUISE}}<p>Ce dépôt {{DE}}<bdi>{{QUI}}</bdi> ne peut être téléchargé qu’un nombre de fois limité, et tous ces téléchargements sont pris.</p>
<h2>Que faire ?</h2>
<p>Demandez à cette personne d’augmenter ce nombre. Un téléchargement demandé et qui n’aboutit pas redevient possible un jour après. Si un téléchargement vient d’être interrompu, reprenez-le dans la liste des téléchargements de votre navigateur : cela ne compte pas une deuxième fois.</p>
{{/EPUISE}}{{#GELE}}<p>Ce dépôt est suspendu, le temps d’une vérification par l’administration du service. Ses fichiers ne peuvent pas être téléchargés pour le moment.</p>
<h2>Que faire ?</h2>
<p>Revenez plus tard, ou adressez-vous à la personne qui vous a donné cette adresse.</p>
{{/GELE}}{{#PERIME}}<p>L’adresse de ce téléchargement n’est plus valable. Elle ne sert qu’un jour, à la personne qui a appuyé sur le bouton.</p>
{{/PERIME}}{{#BLOQUE}}<p>Ce fichier ne peut pas être téléchargé pour le moment : l’antivirus l’a bloqué ou ne l’a pas encore analysé.</p>
{{/BLOQUE}}{{#ABSENT}}<p>Ce fichier n’existe pas, ou a été effacé. La page du dépôt montre ceux qui peuvent être téléchargés.</p>
{{/ABSENT}}{{#PERDU}}<p>Ce fichier, ou l’un de ceux du zip, n’est plus sur le disque de ce service. Votre demande n’est pas comptée.</p>
<h2>Que faire ?</h2>
<p>Prévenez la personne qui vous a donné cette adresse : elle peut déposer le fichier à nouveau.</p>
{{/PERDU}}{{#RETOUR}}<p><a class="bouton" href="{{RACINE}}/f/{{JETON:u}}">Revenir à la page du dépôt</a></p>
{{/RETOUR}}

{{%AUTOESCAPE context="HTML"}}
{{! Le contenu de toutes les pages d’erreur. }}
{{! INVALIDE : demande illisible ; PERIME : formulaire trop vieux ; INTERDIT : accès refusé ; INTROUVABLE : pas de telle page }}
{{! PANNE : défaut du site ; INDISPONIBLE : base de données absente }}
{{! PAGE_PRECEDENTE : le navigateur y garde les réponses ; ECRIT, TEXTE_ECRIT : sinon, ce qui était écrit est rendu ici }}
{{! AVEC_REFERENCE : de quoi retrouver la panne dans le journal du serveur }}
{{#INVALIDE}}<p>Le site n’a pas pu lire ce que votre navigateur lui a envoyé. Revenez à la page précédente et recommencez.</p>{{/INVALIDE}}
{{#PERIME}}<p>Rien n’a été enregistré&nbsp;: la page d’où vient cette demande était ouverte depuis trop longtemps, ou vous vous êtes connecté de nouveau depuis.</p>
{{#PAGE_PRECEDENTE}}<p>Revenez à la page précédente, où vos réponses sont encore. Copiez ce que vous ne voulez pas écrire une seconde fois, rechargez la page, puis recommencez.</p>
{{/PAGE_PRECEDENTE}}{{#ECRIT}}<p>Copiez ce que vous ne voulez pas écrire une seconde fois, ouvrez de nouveau la page, puis recommencez.</p>
<div class="message">
  <h2 class="petit">Vous aviez écrit</h2>
  {{#TEXTE_ECRIT}}<p class="lignes">{{TEXTE:p}}</p>
  {{/TEXTE_ECRIT}}
</div>
{{/ECRIT}}{{/PERIME}}
{{#INTERDIT}}<p>Votre compte ne donne pas accès à cette page.</p>
<p>Si vous pensez qu’il le devrait, adressez-vous à l’établissement.</p>{{/INTERDIT}}
{{#INTROUVABLE}}<p>Cette page n’existe pas ou n’existe plus, ou elle ne vous est pas destinée. Vérifiez l’adresse, ou repartez de l’accueil.</p>{{/INTROUVABLE}}
{{#PANNE}}<p>Le site n’a pas pu répondre à votre demande. Ce n’est pas de votre fait, et rien n’a été enregistré à moitié. Recommencez dans quelques instants.</p>{{/PANNE}}
{{#INDISPONIBLE}}<p>Le site ne peut pas répondre pour le moment. Recommencez dans une minute : rien de ce qui était enregistré n’est perdu.</p>{{/INDISPONIBLE}}
{{#AVEC_REFERENCE}}<p>Si cela se reproduit, donnez cette référence à l’assistance : <strong class="code">{{REFERENCE}}</strong>.</p>{{/AVEC_REFERENCE}}
<p><a class="bouton" href="{{RACINE}}/">Revenir à l’accueil</a></p>

{{%AUTOESCAPE context="HTML"}}
{{! Pendant la création d’un compte : confirmer que le code d’un élève n’était pas pour soi. }}
<p>Vous déclarez que ce code ne vous est pas destiné : vous n’êtes pas le représentant légal {{DE}}<strong>{{PRENOM}}</strong> ({{ETABLISSEMENT}}).</p>
<ul>
  <li>Le code ne servira plus à personne.</li>
  <li>L’établissement en est averti et pourra envoyer un nouveau code à la bonne personne.</li>
  <li>Cela ne peut pas être annulé depuis ce site.</li>
</ul>
<form method="post" action="{{RACINE}}/compte/creer/contester/{{POIGNEE:u}}">
  <input type="hidden" name="_csrf" value="{{CSRF}}">
  <div class="actions">
    <button class="danger" type="submit">Refuser ce code et prévenir l’établissement</button>
    <a href="{{RACINE}}/compte/creer/enfants">Retour</a>
  </div>
</form>

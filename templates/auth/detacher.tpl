{{%AUTOESCAPE context="HTML"}}
{{! Détacher un élève de son compte : la confirmation. }}
<p>Vous ne verrez plus la scolarité {{DE}}<strong>{{NOM}}</strong> ({{ETABLISSEMENT}}) avec ce compte.</p>
<ul>
  <li>L’établissement le voit dans la liste de ses codes&nbsp;; si vous déclarez ne pas être le représentant légal, il en est averti.</li>
  <li>Pour revenir en arrière, il vous faudra un nouveau code de l’établissement.</li>
  <li>Rien d’autre n’est effacé : votre compte et les autres enfants restent.</li>
</ul>
<form method="post" action="{{RACINE}}/compte/enfants/{{POIGNEE:u}}/detacher">
  <input type="hidden" name="_csrf" value="{{CSRF}}">
  <div class="case">
    <input type="checkbox" id="conteste" name="conteste" value="1">
    <label for="conteste">Je ne suis pas le représentant légal de cet élève</label>
  </div>
  <div class="actions">
    <button class="danger" type="submit">Détacher {{NOM}}</button>
    <a href="{{RACINE}}/compte">Retour</a>
  </div>
</form>

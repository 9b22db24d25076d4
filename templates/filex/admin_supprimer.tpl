{{%AUTOESCAPE context="HTML"}}
{{! L’administration : confirmer qu’on supprime un dépôt. }}
<p>Le dépôt {{DE}}<bdi>{{QUI}}</bdi>, {{TAILLE}}, prend fin pour tout le monde, et ses fichiers sont effacés du disque :</p>
<ul>
  {{#FICHIER}}<li><bdi>{{NOM_FICHIER}}</bdi></li>
  {{/FICHIER}}
</ul>
<p>On ne peut pas revenir en arrière.</p>
<form method="post" action="{{RACINE}}{{PAGE}}/supprimer">
  <input type="hidden" name="_csrf" value="{{CSRF}}">
  <p class="actions">
    <button type="submit" class="danger">Supprimer le dépôt {{DE}}{{QUI}}</button>
    <a class="bouton second-choix" href="{{RACINE}}{{PAGE}}">Annuler</a>
  </p>
</form>

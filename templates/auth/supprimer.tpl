{{%AUTOESCAPE context="HTML"}}
{{! Supprimer son compte : la confirmation. PREVENU : une adresse confirmée recevra un dernier message }}
{{>ERREURS}}
<p>Le compte <strong>{{IDENTIFIANT}}</strong> et tout ce qui est gardé avec lui seront effacés tout de suite.</p>
<ul>
  <li>Ce compte ne montrera plus ni notes ni absences ; les établissements concernés le voient dans la liste de leurs codes.</li>
  <li>Les notes et les absences elles-mêmes, et les comptes des autres personnes, ne changent pas.</li>
  <li>Cela ne peut pas être annulé : pour revenir, il faudra un nouveau code de l’établissement et un autre compte.</li>
  {{#PREVENU}}<li>Un dernier message vous sera envoyé pour le confirmer.</li>
  {{/PREVENU}}
</ul>
<p><a href="{{RACINE}}/compte/donnees" download>Télécharger d’abord mes données</a></p>
<form method="post" action="{{RACINE}}/compte/supprimer" novalidate>
  <input type="hidden" name="_csrf" value="{{CSRF}}">
  <div class="champ">
    <label for="mot_de_passe">Mot de passe</label>
    {{#MOT_DE_PASSE_ERREUR}}<p class="erreur" id="mot_de_passe-erreur">{{MOT_DE_PASSE_MESSAGE}}</p>{{/MOT_DE_PASSE_ERREUR}}
    <input id="mot_de_passe" name="mot_de_passe" type="password" autocomplete="current-password" required maxlength="256"{{!
      }}{{#MOT_DE_PASSE_ERREUR}} aria-describedby="mot_de_passe-erreur" aria-invalid="true"{{/MOT_DE_PASSE_ERREUR}}>
  </div>
  <div class="actions">
    <button class="danger" type="submit">Supprimer mon compte</button>
    <a href="{{RACINE}}/compte">Retour</a>
  </div>
</form>

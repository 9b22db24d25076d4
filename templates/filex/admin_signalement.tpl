{{%AUTOESCAPE context="HTML"}}
{{! L’administration : un signalement. A_TRAITER ou TRAITE ; ENVOYEE ou GARDEE : la réponse part, ou reste ici }}
{{>ERREURS}}
<dl class="fiche">
  <dt>Dépôt</dt><dd><a href="{{RACINE}}{{DEPOT}}"><bdi>{{TITRE_DEPOT}}</bdi></a></dd>
  <dt>Reçu le</dt><dd>{{QUAND}}</dd>
  <dt>De</dt><dd>{{DE}}</dd>
  <dt>Raison</dt><dd class="lignes">{{RAISON:p}}</dd>
  {{#TRAITE}}<dt>Traité le</dt><dd>{{LE}}</dd>
  <dt>Réponse</dt><dd class="lignes">{{REPONSE_DONNEE:p}}</dd>
  {{/TRAITE}}
</dl>
{{#A_TRAITER}}<p>Ouvrez d’abord le dépôt : c’est là qu’il se bloque ou se supprime.</p>
<form method="post" action="{{RACINE}}{{PAGE}}" novalidate>
  <input type="hidden" name="_csrf" value="{{CSRF}}">
  <div class="champ">
    <label for="reponse">Réponse</label>
    <p class="indice" id="reponse-indice">{{#ENVOYEE}}Elle est envoyée à {{COURRIEL}} et gardée ici.{{/ENVOYEE}}{{!
      }}{{#GARDEE}}Qui a signalé n’a pas laissé d’adresse : elle est gardée ici seulement.{{/GARDEE}}</p>
    {{#REPONSE_ERREUR}}<p class="erreur" id="reponse-erreur">{{REPONSE_MESSAGE}}</p>{{/REPONSE_ERREUR}}
    <textarea id="reponse" name="reponse" rows="4" maxlength="500" autocomplete="off"{{!
      }} aria-describedby="reponse-indice{{#REPONSE_ERREUR}} reponse-erreur{{/REPONSE_ERREUR}}"{{#REPONSE_ERREUR}} aria-invalid="true"{{/REPONSE_ERREUR}}>{{REPONSE:p}}</textarea>
  </div>
  <div class="actions"><button type="submit">Répondre et clore le signalement</button></div>
</form>
{{/A_TRAITER}}

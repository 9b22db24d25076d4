{{%AUTOESCAPE context="HTML"}}
{{! Changer d’adresse électronique. ANCIENNE : une adresse confirmée reste utilisée en attendant }}
{{>ERREURS}}
<form method="post" action="{{RACINE}}/compte/courriel" novalidate>
  <input type="hidden" name="_csrf" value="{{CSRF}}">
  <div class="champ">
    <label for="courriel">Nouvelle adresse électronique <span class="facultatif">(vide pour n’en avoir aucune)</span></label>
    <p class="indice" id="courriel-indice">Par exemple anne.roy@exemple.fr. Un message y sera envoyé pour la confirmer{{#ANCIENNE}}&nbsp;; d’ici là, l’ancienne adresse reste utilisée, et elle sera prévenue du changement{{/ANCIENNE}}.</p>
    {{#COURRIEL_ERREUR}}<p class="erreur" id="courriel-erreur">{{COURRIEL_MESSAGE}}</p>{{/COURRIEL_ERREUR}}
    <input id="courriel" name="courriel" type="email" value="{{COURRIEL}}" autocomplete="email" maxlength="254"{{!
      }} aria-describedby="courriel-indice{{#COURRIEL_ERREUR}} courriel-erreur{{/COURRIEL_ERREUR}}"{{#COURRIEL_ERREUR}} aria-invalid="true"{{/COURRIEL_ERREUR}}>
  </div>
  <div class="champ">
    <label for="mot_de_passe">Mot de passe</label>
    {{#MOT_DE_PASSE_ERREUR}}<p class="erreur" id="mot_de_passe-erreur">{{MOT_DE_PASSE_MESSAGE}}</p>{{/MOT_DE_PASSE_ERREUR}}
    <input id="mot_de_passe" name="mot_de_passe" type="password" autocomplete="current-password" required maxlength="256"{{!
      }}{{#MOT_DE_PASSE_ERREUR}} aria-describedby="mot_de_passe-erreur" aria-invalid="true"{{/MOT_DE_PASSE_ERREUR}}>
  </div>
  <div class="actions">
    <button type="submit">Enregistrer l’adresse</button>
    <a href="{{RACINE}}/compte">Retour</a>
  </div>
</form>

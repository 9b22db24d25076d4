{{%AUTOESCAPE context="HTML"}}
{{! Changer de mot de passe. CHAMPS : auth/champs_mot_de_passe.tpl }}
{{>ERREURS}}
<form method="post" action="{{RACINE}}/compte/mot-de-passe" novalidate>
  <input type="hidden" name="_csrf" value="{{CSRF}}">
  <input type="text" name="identifiant_affiche" value="{{IDENTIFIANT}}" autocomplete="username" hidden readonly>
  <div class="champ">
    <label for="mot_de_passe_actuel">Mot de passe actuel</label>
    {{#ACTUEL_ERREUR}}<p class="erreur" id="mot_de_passe_actuel-erreur">{{ACTUEL_MESSAGE}}</p>{{/ACTUEL_ERREUR}}
    <input id="mot_de_passe_actuel" name="mot_de_passe_actuel" type="password" autocomplete="current-password" required maxlength="256"{{!
      }}{{#ACTUEL_ERREUR}} aria-describedby="mot_de_passe_actuel-erreur" aria-invalid="true"{{/ACTUEL_ERREUR}}>
  </div>
  {{>CHAMPS}}
  <div class="actions">
    <button type="submit">Changer de mot de passe</button>
    <a href="{{RACINE}}/compte">Retour</a>
  </div>
</form>
<p class="second">Les autres appareils connectés à ce compte seront déconnectés.</p>

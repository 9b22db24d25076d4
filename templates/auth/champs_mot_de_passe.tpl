{{%AUTOESCAPE context="HTML"}}
{{! Les deux champs d’un nouveau mot de passe. }}
{{! AVEC_CLASSES : l’académie exige des signes de plusieurs sortes }}
<div class="champ">
    <label for="mot_de_passe">Nouveau mot de passe</label>
    <p class="indice" id="mot_de_passe-indice">Au moins {{MINIMUM}} caractères{{#AVEC_CLASSES}}, dont une minuscule, une majuscule, un chiffre et un autre signe{{/AVEC_CLASSES}}. Quatre mots sans rapport entre eux conviennent ; les espaces sont permis.</p>
    {{#MOT_DE_PASSE_ERREUR}}<p class="erreur" id="mot_de_passe-erreur">{{MOT_DE_PASSE_MESSAGE}}</p>{{/MOT_DE_PASSE_ERREUR}}
    <input id="mot_de_passe" name="mot_de_passe" type="password" autocomplete="new-password" required maxlength="256"{{!
      }} aria-describedby="mot_de_passe-indice{{#MOT_DE_PASSE_ERREUR}} mot_de_passe-erreur{{/MOT_DE_PASSE_ERREUR}}"{{#MOT_DE_PASSE_ERREUR}} aria-invalid="true"{{/MOT_DE_PASSE_ERREUR}}>
  </div>
  <div class="champ">
    <label for="mot_de_passe_confirmation">Le même, encore une fois</label>
    {{#CONFIRMATION_ERREUR}}<p class="erreur" id="mot_de_passe_confirmation-erreur">{{CONFIRMATION_MESSAGE}}</p>{{/CONFIRMATION_ERREUR}}
    <input id="mot_de_passe_confirmation" name="mot_de_passe_confirmation" type="password" autocomplete="new-password" required maxlength="256"{{!
      }}{{#CONFIRMATION_ERREUR}} aria-describedby="mot_de_passe_confirmation-erreur" aria-invalid="true"{{/CONFIRMATION_ERREUR}}>
  </div>

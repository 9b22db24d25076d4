{{%AUTOESCAPE context="HTML"}}
{{! Créer un compte, étape 1 : identifiant, mot de passe, adresse électronique. }}
{{! MOT_DE_PASSE_GARDE : on revient à cette étape ; MOT_DE_PASSE_REQUIS : on y vient la première fois }}
{{! AVEC_CLASSES ou SANS_CLASSES : l’académie exige, ou non, des signes de plusieurs sortes }}
{{! AVEC_QUESTION : elle propose une question secrète ; ETAPE : auth/etape.tpl }}
{{>ERREURS}}
{{>ETAPE}}
<form method="post" action="{{RACINE}}/compte/creer" novalidate>
  <input type="hidden" name="_csrf" value="{{CSRF}}">
  <div class="champ">
    <label for="identifiant">Identifiant</label>
    <p class="indice" id="identifiant-indice">Le nom avec lequel vous vous connecterez, au choix, par exemple anne.roy. Majuscules et accents ne comptent pas. S’il est déjà pris, le site le dira après le code.</p>
    {{#IDENTIFIANT_ERREUR}}<p class="erreur" id="identifiant-erreur">{{IDENTIFIANT_MESSAGE}}</p>{{/IDENTIFIANT_ERREUR}}
    <input id="identifiant" name="identifiant" type="text" value="{{IDENTIFIANT}}" autocomplete="username" autocapitalize="none" spellcheck="false" required maxlength="60"{{!
      }} aria-describedby="identifiant-indice{{#IDENTIFIANT_ERREUR}} identifiant-erreur{{/IDENTIFIANT_ERREUR}}"{{#IDENTIFIANT_ERREUR}} aria-invalid="true"{{/IDENTIFIANT_ERREUR}}>
  </div>
  {{#MOT_DE_PASSE_GARDE}}<p class="message">Le mot de passe que vous avez choisi est gardé. Laissez les deux cases vides pour ne pas le changer.</p>
  {{/MOT_DE_PASSE_GARDE}}<div class="champ">
    <label for="mot_de_passe">Mot de passe</label>
    <p class="indice" id="mot_de_passe-indice">{{#SANS_CLASSES}}Au moins 12 caractères. Quatre mots sans rapport entre eux conviennent ; les espaces sont permis.{{/SANS_CLASSES}}{{!
      }}{{#AVEC_CLASSES}}Au moins 12 caractères, dont une minuscule, une majuscule, un chiffre et un autre signe.{{/AVEC_CLASSES}}</p>
    {{#MOT_DE_PASSE_ERREUR}}<p class="erreur" id="mot_de_passe-erreur">{{MOT_DE_PASSE_MESSAGE}}</p>{{/MOT_DE_PASSE_ERREUR}}
    <input id="mot_de_passe" name="mot_de_passe" type="password" autocomplete="new-password"{{#MOT_DE_PASSE_REQUIS}} required{{/MOT_DE_PASSE_REQUIS}} maxlength="256"{{!
      }} aria-describedby="mot_de_passe-indice{{#MOT_DE_PASSE_ERREUR}} mot_de_passe-erreur{{/MOT_DE_PASSE_ERREUR}}"{{#MOT_DE_PASSE_ERREUR}} aria-invalid="true"{{/MOT_DE_PASSE_ERREUR}}>
  </div>
  <div class="champ">
    <label for="mot_de_passe_confirmation">Le même mot de passe, encore une fois</label>
    {{#CONFIRMATION_ERREUR}}<p class="erreur" id="mot_de_passe_confirmation-erreur">{{CONFIRMATION_MESSAGE}}</p>{{/CONFIRMATION_ERREUR}}
    <input id="mot_de_passe_confirmation" name="mot_de_passe_confirmation" type="password" autocomplete="new-password"{{#MOT_DE_PASSE_REQUIS}} required{{/MOT_DE_PASSE_REQUIS}} maxlength="256"{{!
      }}{{#CONFIRMATION_ERREUR}} aria-describedby="mot_de_passe_confirmation-erreur" aria-invalid="true"{{/CONFIRMATION_ERREUR}}>
  </div>
  <div class="champ">
    <label for="courriel">Adresse électronique <span class="facultatif">(facultatif)</span></label>
    <p class="indice" id="courriel-indice">Elle sert à retrouver votre identifiant ou votre mot de passe, et à vous prévenir d’une connexion inhabituelle. Par exemple anne.roy@exemple.fr.</p>
    {{#COURRIEL_ERREUR}}<p class="erreur" id="courriel-erreur">{{COURRIEL_MESSAGE}}</p>{{/COURRIEL_ERREUR}}
    <input id="courriel" name="courriel" type="email" value="{{COURRIEL}}" autocomplete="email" maxlength="254"{{!
      }} aria-describedby="courriel-indice{{#COURRIEL_ERREUR}} courriel-erreur{{/COURRIEL_ERREUR}}"{{#COURRIEL_ERREUR}} aria-invalid="true"{{/COURRIEL_ERREUR}}>
  </div>
  {{#AVEC_QUESTION}}<div class="champ">
    <label for="question">Question secrète <span class="facultatif">(facultatif)</span></label>
    <p class="indice" id="question-indice">Elle sera posée en plus du lien par courriel si vous oubliez votre mot de passe. Choisissez une question dont vous seul connaissez la réponse.</p>
    {{#QUESTION_ERREUR}}<p class="erreur" id="question-erreur">{{QUESTION_MESSAGE}}</p>{{/QUESTION_ERREUR}}
    <input id="question" name="question" type="text" value="{{QUESTION}}" autocomplete="off" maxlength="120"{{!
      }} aria-describedby="question-indice{{#QUESTION_ERREUR}} question-erreur{{/QUESTION_ERREUR}}"{{#QUESTION_ERREUR}} aria-invalid="true"{{/QUESTION_ERREUR}}>
  </div>
  <div class="champ">
    <label for="reponse">Réponse <span class="facultatif">(avec la question)</span></label>
    {{#REPONSE_ERREUR}}<p class="erreur" id="reponse-erreur">{{REPONSE_MESSAGE}}</p>{{/REPONSE_ERREUR}}
    <input id="reponse" name="reponse" type="text" autocomplete="off" maxlength="120"{{#REPONSE_ERREUR}} aria-describedby="reponse-erreur" aria-invalid="true"{{/REPONSE_ERREUR}}>
  </div>
  {{/AVEC_QUESTION}}<div class="actions">
    <button type="submit">Continuer</button>
    <a href="{{RACINE}}{{RETOUR}}">Retour</a>
  </div>
</form>

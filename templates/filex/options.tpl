{{%AUTOESCAPE context="HTML"}}
{{! Les options d’un dépôt, dans filex/accueil.tpl (NEUF) et filex/modifier.tpl (CHANGE). }}
{{! PROTEGE ou SANS_PROTECTION : il a un mot de passe, ou non ; RETIRE, AVIS, RECAPITULATIF : la case était cochée }}
<div class="champ court">
    <label for="jours">{{#NEUF}}Pendant combien de jours{{/NEUF}}{{#CHANGE}}Pendant combien de jours encore <span class="facultatif">(facultatif)</span>{{/CHANGE}}</label>
    <p class="indice" id="jours-indice">{{#NEUF}}Au plus {{JOURS_MAX}}.{{/NEUF}}{{!
      }}{{#CHANGE}}Vide : la fin reste au {{FIN}}. Sinon, au plus {{JOURS_MAX}} à partir de maintenant.{{/CHANGE}} Ensuite les fichiers sont effacés{{#NEUF}} ; on peut prolonger avant{{/NEUF}}.</p>
    {{#JOURS_ERREUR}}<p class="erreur" id="jours-erreur">{{JOURS_MESSAGE}}</p>{{/JOURS_ERREUR}}
    <input id="jours" name="jours" value="{{JOURS}}" inputmode="numeric" maxlength="20" autocomplete="off"{{#NEUF}} required{{/NEUF}}{{!
      }} aria-describedby="jours-indice{{#JOURS_ERREUR}} jours-erreur{{/JOURS_ERREUR}}"{{#JOURS_ERREUR}} aria-invalid="true"{{/JOURS_ERREUR}}>
  </div>
  {{#NEUF}}<div class="champ">
    <label for="destinataires">Destinataires <span class="facultatif">(facultatif)</span></label>
    <p class="indice" id="destinataires-indice">Une adresse électronique par ligne. Chacun reçoit un lien à lui : vous saurez qui a téléchargé. Sans destinataire, transmettez vous-même l’adresse du dépôt.</p>
    {{#DESTINATAIRES_ERREUR}}<p class="erreur" id="destinataires-erreur">{{DESTINATAIRES_MESSAGE}}</p>{{/DESTINATAIRES_ERREUR}}
    <textarea id="destinataires" name="destinataires" rows="4" autocomplete="off" spellcheck="false"{{!
      }} aria-describedby="destinataires-indice{{#DESTINATAIRES_ERREUR}} destinataires-erreur{{/DESTINATAIRES_ERREUR}}"{{#DESTINATAIRES_ERREUR}} aria-invalid="true"{{/DESTINATAIRES_ERREUR}}>{{DESTINATAIRES:p}}</textarea>
  </div>
  {{/NEUF}}  <div class="champ">
    <label for="message">Message pour les destinataires <span class="facultatif">(facultatif)</span></label>
    <p class="indice" id="message-indice">N’y mettez pas le mot de passe : il se donne autrement, par téléphone par exemple.</p>
    {{#MESSAGE_ERREUR}}<p class="erreur" id="message-erreur">{{MESSAGE_MESSAGE}}</p>{{/MESSAGE_ERREUR}}
    <textarea id="message" name="message" rows="4"{{!
      }} aria-describedby="message-indice{{#MESSAGE_ERREUR}} message-erreur{{/MESSAGE_ERREUR}}"{{#MESSAGE_ERREUR}} aria-invalid="true"{{/MESSAGE_ERREUR}}>{{MESSAGE:p}}</textarea>
  </div>
  <div class="champ">
    <label for="mot_de_passe">{{#PROTEGE}}Nouveau mot de passe <span class="facultatif">(vide : l’ancien reste)</span>{{/PROTEGE}}{{!
      }}{{#SANS_PROTECTION}}Mot de passe <span class="facultatif">(facultatif)</span>{{/SANS_PROTECTION}}</label>
    <p class="indice" id="mot_de_passe-indice">Demandé à chaque téléchargement. Au moins 8 caractères, qui ne se devinent pas ; deux mots peu courants et sans rapport conviennent. Le site ne l’envoie jamais.</p>
    {{#MOT_DE_PASSE_ERREUR}}<p class="erreur" id="mot_de_passe-erreur">{{MOT_DE_PASSE_MESSAGE}}</p>{{/MOT_DE_PASSE_ERREUR}}
    <input id="mot_de_passe" name="mot_de_passe" type="password" autocomplete="new-password" maxlength="256"{{!
      }} aria-describedby="mot_de_passe-indice{{#MOT_DE_PASSE_ERREUR}} mot_de_passe-erreur{{/MOT_DE_PASSE_ERREUR}}"{{#MOT_DE_PASSE_ERREUR}} aria-invalid="true"{{/MOT_DE_PASSE_ERREUR}}>
    {{#PROTEGE}}<div class="case">{{!
      }}<input type="checkbox" id="sans_mot_de_passe" name="sans_mot_de_passe" value="1"{{#RETIRE}} checked{{/RETIRE}}><label for="sans_mot_de_passe">Retirer le mot de passe</label></div>
    {{/PROTEGE}}</div>
  <div class="champ court">
    <label for="telechargements_max">Nombre de téléchargements permis <span class="facultatif">(facultatif)</span></label>
    <p class="indice" id="telechargements_max-indice">Vide : sans limite. Chaque fichier compte pour un ; « Tout télécharger » compte aussi pour un seul. Pour qu’une personne puisse prendre chaque fichier, permettez au moins autant de téléchargements que de fichiers.</p>
    {{#MAX_ERREUR}}<p class="erreur" id="telechargements_max-erreur">{{MAX_MESSAGE}}</p>{{/MAX_ERREUR}}
    <input id="telechargements_max" name="telechargements_max" value="{{MAX}}" inputmode="numeric" maxlength="9" autocomplete="off"{{!
      }} aria-describedby="telechargements_max-indice{{#MAX_ERREUR}} telechargements_max-erreur{{/MAX_ERREUR}}"{{#MAX_ERREUR}} aria-invalid="true"{{/MAX_ERREUR}}>
  </div>
  <fieldset class="champ">
    <legend>Me prévenir par courriel</legend>
    <div class="case">{{!
      }}<input type="checkbox" id="avis_reception" name="avis_reception" value="1"{{#AVIS}} checked{{/AVIS}}><label for="avis_reception">Avis de réception : à chaque téléchargement</label></div>
    <div class="case">{{!
      }}<input type="checkbox" id="recapitulatif" name="recapitulatif" value="1"{{#RECAPITULATIF}} checked{{/RECAPITULATIF}}><label for="recapitulatif">Récapitulatif : à la fin du dépôt, qui a téléchargé et qui ne l’a pas fait</label></div>
  </fieldset>

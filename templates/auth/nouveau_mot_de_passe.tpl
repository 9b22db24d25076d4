{{%AUTOESCAPE context="HTML"}}
{{! Choisir un nouveau mot de passe, par un lien reçu ou avec un code. }}
{{! PERIME : le lien ne sert plus ; VALABLE : sinon ; ROUVERT : retrouvé avec un code }}
{{! AVEC_QUESTION : le compte a une question secrète ; CHAMPS : auth/champs_mot_de_passe.tpl }}
{{#PERIME}}<p class="message alerte">Ce lien ne sert plus : il a déjà servi, il a plus de 30 minutes, ou un lien plus récent a été demandé.</p>
<p><a class="bouton" href="{{RACINE}}/compte/recuperer">Demander un nouveau lien</a></p>
{{/PERIME}}{{#VALABLE}}{{>ERREURS}}
{{#ROUVERT}}<p>Votre compte est retrouvé. Votre identifiant est <strong>{{IDENTIFIANT}}</strong>&nbsp;: notez-le, il vous sera demandé avec votre nouveau mot de passe.</p>
<p>Les enfants de ce compte qui sont dans un autre établissement restent fermés jusqu’à ce que leur établissement rouvre l’accès ou vous donne un code.</p>
{{/ROUVERT}}<form method="post" action="{{RACINE}}{{ACTION}}" novalidate>
  <input type="hidden" name="_csrf" value="{{CSRF}}">
  {{#AVEC_QUESTION}}<div class="champ">
    <label for="reponse">{{QUESTION}}</label>
    <p class="indice" id="reponse-indice">Votre question secrète. Majuscules et accents ne comptent pas.</p>
    {{#REPONSE_ERREUR}}<p class="erreur" id="reponse-erreur">{{REPONSE_MESSAGE}}</p>{{/REPONSE_ERREUR}}
    <input id="reponse" name="reponse" type="text" autocomplete="off" required maxlength="120"{{!
      }} aria-describedby="reponse-indice{{#REPONSE_ERREUR}} reponse-erreur{{/REPONSE_ERREUR}}"{{#REPONSE_ERREUR}} aria-invalid="true"{{/REPONSE_ERREUR}}>
  </div>
  {{/AVEC_QUESTION}}{{>CHAMPS}}
  <div class="actions"><button type="submit">Enregistrer ce mot de passe</button></div>
</form>
<p class="second">Tous les appareils connectés à ce compte seront déconnectés.</p>
{{/VALABLE}}

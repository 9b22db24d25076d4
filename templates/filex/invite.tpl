{{%AUTOESCAPE context="HTML"}}
{{! Ce que voit une personne invitée, sans compte : le formulaire d’envoi. }}
{{! REFUS : pourquoi le dernier envoi a été refusé ; ABANDON : elle vient d’en abandonner un }}
{{! UNE_FOIS ou PLUSIEURS_FOIS : combien l’adresse sert ; AVEC_MESSAGE, LIGNE : ce que lui écrit qui l’invite ; LIMITE : d’un fichier }}
{{#REFUS}}<div class="message erreur-message" role="alert"><p>{{PHRASE_REFUS}}</p></div>
{{/REFUS}}{{#ABANDON}}<p class="message succes" role="status">✓ L’envoi est abandonné&nbsp;: rien n’en est gardé.</p>
{{/ABANDON}}{{>ERREURS}}
<p><strong><bdi>{{QUI}}</bdi></strong> vous invite à lui envoyer des fichiers. {{#UNE_FOIS}}Cette adresse sert une seule fois, avant le{{/UNE_FOIS}}{{!
  }}{{#PLUSIEURS_FOIS}}Cette adresse sert autant de fois qu’il le faut, avant le{{/PLUSIEURS_FOIS}} <strong class="insecable">{{JUSQU_AU}}</strong>.</p>
{{#AVEC_MESSAGE}}<figure class="message-remise">
  <figcaption>Son message :</figcaption>
  <blockquote>{{#LIGNE}}<p>{{TEXTE}}</p>{{/LIGNE}}</blockquote>
</figure>
{{/AVEC_MESSAGE}}<form id="depot" method="post" action="{{RACINE}}/filex/invitation/{{JETON:u}}/envoyer"{{!
  }} enctype="multipart/form-data" novalidate data-invite="1" data-depots="{{RACINE}}/filex/invitation/{{JETON:u}}/depot" data-tus="{{RACINE}}/filex/tus/">
  <input type="hidden" name="cle" value="{{CLE}}">
  <div class="champ">
    <label for="deposant">Votre nom</label>
    <p class="indice" id="deposant-indice">Tel que le connaît <bdi>{{QUI}}</bdi>, par exemple «&nbsp;Anne Roy, mairie&nbsp;».</p>
    {{#DEPOSANT_ERREUR}}<p class="erreur" id="deposant-erreur">{{DEPOSANT_MESSAGE}}</p>{{/DEPOSANT_ERREUR}}
    <input id="deposant" name="deposant" value="{{DEPOSANT}}" autocomplete="name" maxlength="120" required{{!
      }} aria-describedby="deposant-indice{{#DEPOSANT_ERREUR}} deposant-erreur{{/DEPOSANT_ERREUR}}"{{#DEPOSANT_ERREUR}} aria-invalid="true"{{/DEPOSANT_ERREUR}}>
  </div>
  <div class="champ">
    <label for="courriel">Votre adresse électronique <span class="facultatif">(facultatif)</span></label>
    <p class="indice" id="courriel-indice">Pour recevoir la confirmation que vos fichiers sont arrivés.</p>
    {{#COURRIEL_ERREUR}}<p class="erreur" id="courriel-erreur">{{COURRIEL_MESSAGE}}</p>{{/COURRIEL_ERREUR}}
    <input id="courriel" name="courriel" type="email" value="{{COURRIEL}}" autocomplete="email" maxlength="254"{{!
      }} aria-describedby="courriel-indice{{#COURRIEL_ERREUR}} courriel-erreur{{/COURRIEL_ERREUR}}"{{#COURRIEL_ERREUR}} aria-invalid="true"{{/COURRIEL_ERREUR}}>
  </div>
  <div class="champ">
    <label for="message">Message <span class="facultatif">(facultatif)</span></label>
    {{#MESSAGE_ERREUR}}<p class="erreur" id="message-erreur">{{MESSAGE_MESSAGE}}</p>{{/MESSAGE_ERREUR}}
    <textarea id="message" name="message" rows="4"{{#MESSAGE_ERREUR}} aria-describedby="message-erreur" aria-invalid="true"{{/MESSAGE_ERREUR}}>{{MESSAGE:p}}</textarea>
  </div>
  <div class="champ zone-depot">
    <label for="fichier">Fichiers à envoyer</label>
    <p class="indice" id="fichier-indice">Un ou plusieurs.{{#LIMITE}} Un fichier peut faire jusqu’à {{TAILLE}}.{{/LIMITE}}</p>
    {{#FICHIER_ERREUR}}<p class="erreur" id="fichier-erreur">{{FICHIER_MESSAGE}}</p>{{/FICHIER_ERREUR}}
    <input id="fichier" name="fichier" type="file" multiple required{{!
      }} aria-describedby="fichier-indice{{#FICHIER_ERREUR}} fichier-erreur{{/FICHIER_ERREUR}}"{{#FICHIER_ERREUR}} aria-invalid="true"{{/FICHIER_ERREUR}}>
  </div>
  <div class="actions"><button type="submit">Envoyer</button></div>
</form>

{{%AUTOESCAPE context="HTML"}}
{{! Signaler un dépôt. ENVOYE : c’est fait ; FORMULAIRE : sinon ; ATTENTE : trop de signalements en peu de temps }}
{{>ERREURS}}
{{#ENVOYE}}<div class="message succes" role="status">
  <p>✓ Merci. L’administration du service est prévenue et va examiner ce dépôt.</p>
</div>
<p><a href="{{RACINE}}/f/{{JETON:u}}">Revenir à la page du dépôt</a></p>
{{/ENVOYE}}{{#FORMULAIRE}}{{#ATTENTE}}<div class="message alerte" role="alert"><p>{{PHRASE}}</p></div>
{{/ATTENTE}}<p>Dites ce qui ne va pas : fichier dangereux, contenu interdit, tromperie… L’administration du service lira votre signalement et pourra suspendre le dépôt. La personne qui a déposé les fichiers ne saura pas qu’il vient de vous.</p>
<form method="post" action="{{RACINE}}/f/{{JETON:u}}/signaler" novalidate>
  <div class="champ">
    <label for="raison">Ce que vous signalez</label>
    <p class="indice" id="raison-indice">Par exemple : « ce fichier se fait passer pour une facture et demande mes codes bancaires ».</p>
    {{#RAISON_ERREUR}}<p class="erreur" id="raison-erreur">{{RAISON_MESSAGE}}</p>{{/RAISON_ERREUR}}
    <textarea id="raison" name="raison" required{{!
      }} aria-describedby="raison-indice{{#RAISON_ERREUR}} raison-erreur{{/RAISON_ERREUR}}"{{#RAISON_ERREUR}} aria-invalid="true"{{/RAISON_ERREUR}}>{{RAISON}}</textarea>
  </div>
  <div class="champ">
    <label for="courriel">Votre adresse électronique <span class="facultatif">(facultatif)</span></label>
    <p class="indice" id="courriel-indice">Seulement si vous acceptez que l’administration vous réponde, par exemple anne.roy@exemple.fr.</p>
    {{#COURRIEL_ERREUR}}<p class="erreur" id="courriel-erreur">{{COURRIEL_MESSAGE}}</p>{{/COURRIEL_ERREUR}}
    <input id="courriel" name="courriel" type="email" value="{{COURRIEL}}" autocomplete="email" maxlength="254"{{!
      }} aria-describedby="courriel-indice{{#COURRIEL_ERREUR}} courriel-erreur{{/COURRIEL_ERREUR}}"{{#COURRIEL_ERREUR}} aria-invalid="true"{{/COURRIEL_ERREUR}}>
  </div>
  <div class="actions">
    <button type="submit">Envoyer le signalement</button>
    <a href="{{RACINE}}/f/{{JETON:u}}">Retour</a>
  </div>
</form>{{/FORMULAIRE}}

{{%AUTOESCAPE context="HTML"}}
{{! Écrire à la vie scolaire. ENVOYE : c’est fait ; FORMULAIRE : sinon. }}
{{! ATTENTE : trop de messages en peu de temps ; AVEC_REPONSE ou SANS_REPONSE : le compte a, ou non, une adresse confirmée }}
{{! CLE : ce qui fait qu’un double clic n’envoie qu’un message }}
{{#ENVOYE}}<div class="message succes" role="status"><p>✓ Votre message est envoyé à la vie scolaire de l’établissement.</p></div>
<p><a class="bouton second-choix" href="{{RACINE}}/famille/enfant/{{POIGNEE:u}}/absences">Revenir aux absences</a></p>
{{/ENVOYE}}{{#FORMULAIRE}}{{#ATTENTE}}<div class="message alerte" role="alert"><p>{{PHRASE}}</p></div>
{{/ATTENTE}}{{>ERREURS}}
<p>{{#AVEC_REPONSE}}La réponse vous parviendra à {{COURRIEL}}.{{/AVEC_REPONSE}}{{!
  }}{{#SANS_REPONSE}}Vous n’avez pas d’adresse électronique confirmée&nbsp;: indiquez comment vous joindre, ou <a href="{{RACINE}}/compte">confirmez une adresse</a> d’abord.{{/SANS_REPONSE}}</p>
<form method="post" action="{{RACINE}}/famille/enfant/{{POIGNEE:u}}/absences/message" novalidate>
  <input type="hidden" name="_csrf" value="{{CSRF}}">
  <input type="hidden" name="cle" value="{{CLE}}">
  <div class="champ">
    <label for="message">Votre message</label>
    <p class="indice" id="message-indice">2000 caractères au plus. Par exemple&nbsp;: le motif d’une absence, et ses dates.</p>
    {{#MESSAGE_ERREUR}}<p class="erreur" id="message-erreur">{{MESSAGE_MESSAGE}}</p>{{/MESSAGE_ERREUR}}
    <textarea id="message" name="message" rows="8" required{{!
      }} aria-describedby="message-indice{{#MESSAGE_ERREUR}} message-erreur{{/MESSAGE_ERREUR}}"{{#MESSAGE_ERREUR}} aria-invalid="true"{{/MESSAGE_ERREUR}}>{{MESSAGE:p}}</textarea>
  </div>
  <div class="actions">
    <button type="submit">Envoyer</button>
    <a href="{{RACINE}}/famille/enfant/{{POIGNEE:u}}/absences">Retour</a>
  </div>
</form>
{{/FORMULAIRE}}

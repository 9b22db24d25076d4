{{%AUTOESCAPE context="HTML"}}
{{! Une invitation, pour qui l’a faite. }}
{{! OUVERTE : elle sert encore ; UNE_FOIS ou PLUSIEURS_FOIS : combien ; AVEC_COURRIEL : elle est envoyée (ENVOYE, ATTENTE, REFUSE : où en est le message) }}
{{! DEPOTS ou SANS_DEPOT : ce qui est arrivé ; RETIRABLE : on peut la retirer }}
{{#FAIT}}<p class="message succes" role="status">✓ {{TEXTE}}</p>
{{/FAIT}}<p><span class="etat {{CLASSE}}"><span aria-hidden="true">{{SIGNE}}</span> {{ETAT}}</span></p>
{{#OUVERTE}}<div class="champ" id="adresse-depot">
  <label for="adresse">Adresse à transmettre</label>
  <p class="indice" id="adresse-indice">Qui la connaît peut vous envoyer des fichiers.</p>
  <input id="adresse" class="adresse" readonly value="{{ADRESSE}}" aria-describedby="adresse-indice">
</div>
{{/OUVERTE}}<dl class="fiche">
  <dt>Créée le</dt><dd>{{CREE}}</dd>
  <dt>Jusqu’au</dt><dd>{{FIN}}</dd>
  <dt>Sert</dt><dd>{{#UNE_FOIS}}une seule fois{{/UNE_FOIS}}{{#PLUSIEURS_FOIS}}plusieurs fois{{/PLUSIEURS_FOIS}}</dd>
  {{#AVEC_COURRIEL}}<dt>Courriel</dt><dd>{{COURRIEL}}&nbsp;: {{#ENVOYE}}envoyé{{/ENVOYE}}{{!
    }}{{#ATTENTE}}en cours d’envoi{{/ATTENTE}}{{!
    }}{{#REFUSE}}refusé par la messagerie ({{RAISON}}). Vérifiez l’adresse, ou transmettez vous-même l’adresse de l’invitation.{{/REFUSE}}</dd>
  {{/AVEC_COURRIEL}}{{#AVEC_MESSAGE}}<dt>Message</dt><dd class="lignes">{{TEXTE:p}}</dd>
  {{/AVEC_MESSAGE}}
</dl>
<h2>Envois reçus</h2>
{{#SANS_DEPOT}}<p>Rien n’a encore été envoyé avec cette invitation.</p>
{{/SANS_DEPOT}}{{#DEPOTS}}<table class="cartes">
  <caption class="hors-ecran">Envois faits avec cette invitation, les plus récents d’abord</caption>
  <thead><tr><th scope="col">Fichiers</th><th scope="col">Envoyé par</th><th scope="col">Quand</th><th scope="col">État</th></tr></thead>
  <tbody>
    {{#DEPOT}}<tr>
      <th scope="row"><a href="{{RACINE}}{{LIEN}}"><bdi>{{TITRE_DEPOT}}</bdi></a></th>
      <td data-col="Envoyé par"><bdi>{{PAR}}</bdi></td>
      <td data-col="Quand">{{QUAND}}</td>
      <td data-col="État">{{ETAT_DEPOT}}</td>
    </tr>
    {{/DEPOT}}
  </tbody>
</table>
{{/DEPOTS}}{{#RETIRABLE}}<form method="post" action="{{RACINE}}{{PAGE}}/fin">
  <input type="hidden" name="_csrf" value="{{CSRF}}">
  <p class="second">Une invitation retirée ne sert plus à rien envoyer, et ne se rouvre pas. Les envois terminés restent&nbsp;; un envoi en cours s’arrête, et ce qui en est arrivé est effacé.</p>
  <div class="actions"><button type="submit" class="second-choix">Retirer cette invitation</button></div>
</form>
{{/RETIRABLE}}

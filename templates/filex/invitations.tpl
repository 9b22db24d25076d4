{{%AUTOESCAPE context="HTML"}}
{{! Inviter une personne, et les invitations faites. UNE, PLUSIEURS : la case qui était cochée }}
{{! CLE : ce qui fait qu’un double clic n’invite qu’une fois ; SANS_COURRIEL : filex/sans_courriel.tpl }}
{{#FAIT}}<p class="message succes" role="status">✓ {{TEXTE}}</p>
{{/FAIT}}{{>SANS_COURRIEL}}<p>La personne que vous invitez reçoit une adresse : elle y choisit ses fichiers et les envoie, sans compte. Vous recevez un courriel à leur arrivée, et les trouvez dans «&nbsp;Mes fichiers&nbsp;». Ils comptent dans votre place.</p>
{{>ERREURS}}
<h2>Inviter une personne</h2>
<form method="post" action="{{RACINE}}/filex/invitations" autocomplete="off" novalidate>
  <input type="hidden" name="_csrf" value="{{CSRF}}">
  <input type="hidden" name="cle" value="{{CLE}}">
  <div class="champ">
    <label for="nom">Personne invitée</label>
    <p class="indice" id="nom-indice">Son nom, par exemple «&nbsp;Mme Martin, imprimerie&nbsp;», ou ce que vous demandez à plusieurs personnes.</p>
    {{#NOM_ERREUR}}<p class="erreur" id="nom-erreur">{{NOM_MESSAGE}}</p>{{/NOM_ERREUR}}
    <input id="nom" name="nom" value="{{NOM}}" maxlength="120" required aria-describedby="nom-indice{{#NOM_ERREUR}} nom-erreur{{/NOM_ERREUR}}"{{#NOM_ERREUR}} aria-invalid="true"{{/NOM_ERREUR}}>
  </div>
  <div class="champ">
    <label for="courriel">Adresse électronique <span class="facultatif">(facultatif)</span></label>
    <p class="indice" id="courriel-indice">L’invitation lui est envoyée. Sans adresse, vous transmettez l’invitation vous-même.</p>
    {{#COURRIEL_ERREUR}}<p class="erreur" id="courriel-erreur">{{COURRIEL_MESSAGE}}</p>{{/COURRIEL_ERREUR}}
    <input id="courriel" name="courriel" type="email" value="{{COURRIEL}}" maxlength="254"{{!
      }} aria-describedby="courriel-indice{{#COURRIEL_ERREUR}} courriel-erreur{{/COURRIEL_ERREUR}}"{{#COURRIEL_ERREUR}} aria-invalid="true"{{/COURRIEL_ERREUR}}>
  </div>
  <div class="champ">
    <label for="message">Message <span class="facultatif">(facultatif)</span></label>
    <p class="indice" id="message-indice">Ce que vous attendez, pour quand. Il est dans le courriel et au-dessus du formulaire.</p>
    {{#MESSAGE_ERREUR}}<p class="erreur" id="message-erreur">{{MESSAGE_MESSAGE}}</p>{{/MESSAGE_ERREUR}}
    <textarea id="message" name="message" rows="4"{{!
      }} aria-describedby="message-indice{{#MESSAGE_ERREUR}} message-erreur{{/MESSAGE_ERREUR}}"{{#MESSAGE_ERREUR}} aria-invalid="true"{{/MESSAGE_ERREUR}}>{{MESSAGE:p}}</textarea>
  </div>
  <fieldset class="champ">
    <legend>Cette invitation sert</legend>
    <div class="case"><input type="radio" id="usage" name="usage" value="une"{{#UNE}} checked{{/UNE}}><label for="usage">Une seule fois</label></div>
    <div class="case">{{!
      }}<input type="radio" id="usage-plusieurs" name="usage" value="plusieurs"{{#PLUSIEURS}} checked{{/PLUSIEURS}}><label for="usage-plusieurs">Plusieurs fois, ou à plusieurs personnes</label></div>
  </fieldset>
  <div class="champ court">
    <label for="jours">Valable pendant combien de jours</label>
    <p class="indice" id="jours-indice">90 au plus. Vous pouvez la retirer avant.</p>
    {{#JOURS_ERREUR}}<p class="erreur" id="jours-erreur">{{JOURS_MESSAGE}}</p>{{/JOURS_ERREUR}}
    <input id="jours" name="jours" value="{{JOURS}}" inputmode="numeric" maxlength="20" required{{!
      }} aria-describedby="jours-indice{{#JOURS_ERREUR}} jours-erreur{{/JOURS_ERREUR}}"{{#JOURS_ERREUR}} aria-invalid="true"{{/JOURS_ERREUR}}>
  </div>
  <div class="actions"><button type="submit">Créer l’invitation</button></div>
</form>
<h2>Invitations faites</h2>
{{#AUCUNE}}<p>Vous n’avez encore invité personne.</p>
{{/AUCUNE}}{{#LISTE}}<table class="cartes">
  <caption class="hors-ecran">Invitations faites, les plus récentes d’abord</caption>
  <thead><tr><th scope="col">Personne invitée</th><th scope="col">État</th><th scope="col">Jusqu’au</th><th scope="col">Envois</th></tr></thead>
  <tbody>
    {{#LIGNE}}<tr>
      <th scope="row"><a href="{{RACINE}}{{LIEN}}"><bdi>{{POUR}}</bdi></a></th>
      <td data-col="État"><span class="etat {{CLASSE}}"><span aria-hidden="true">{{SIGNE}}</span> {{ETAT}}</span></td>
      <td data-col="Jusqu’au">{{FIN}}</td>
      <td data-col="Envois">{{RECUS}}</td>
    </tr>
    {{/LIGNE}}
  </tbody>
</table>
{{/LISTE}}

{{%AUTOESCAPE context="HTML"}}
{{! Les jetons pour déposer par un programme. NEUF : celui qui vient d’être créé ; FINI : il vient d’être mis fin à l’un d’eux }}
{{! DEJA : ce formulaire en a déjà créé un, qui n’est plus montré ; CLE : ce qui fait qu’un double clic n’en crée qu’un }}
{{#FINI}}<p class="message succes" role="status">✓ Il est mis fin au jeton : il n’ouvre plus rien.</p>
{{/FINI}}{{#DEJA}}<p class="message alerte" role="alert">Ce formulaire avait déjà créé un jeton, qui n’est plus montré. Si vous ne l’avez pas copié, mettez-y fin et créez-en un autre.</p>
{{/DEJA}}{{#NEUF}}<div class="message succes" role="status">
  <h2>Le jeton «&nbsp;<bdi>{{NOM_JETON}}</bdi>&nbsp;»</h2>
  <p>Copiez-le maintenant : il n’est plus jamais montré.</p>
  <p class="code" id="jeton">{{JETON}}</p>
</div>
{{/NEUF}}<p>Un jeton remplace votre mot de passe dans un script ou sur un serveur : il ne sert qu’à déposer des fichiers, et l’on y met fin quand on veut. Qui le connaît dépose en votre nom.</p>
<p>Avec curl, une ligne dépose un fichier et répond l’adresse à transmettre :</p>
<p class="message"><code class="code">curl --fail -T rapport.pdf -H "Authorization: Bearer JETON" {{ADRESSE}}</code></p>
<p>À la fin de l’adresse, <span class="code insecable">?jours=5</span> choisit la durée, <span class="code insecable">?avis=1</span> demande un avis à chaque téléchargement et <span class="code insecable">?recapitulatif=1</span> un récapitulatif à la fin ; écrivez alors le nom du fichier avant le point d’interrogation.</p>
{{>ERREURS}}
<h2>Créer un jeton</h2>
<form method="post" action="{{RACINE}}/filex/jetons" autocomplete="off" novalidate>
  <input type="hidden" name="_csrf" value="{{CSRF}}">
  <input type="hidden" name="cle" value="{{CLE}}">
  <div class="champ">
    <label for="nom">Nom</label>
    <p class="indice" id="nom-indice">Ce à quoi il sert, par exemple «&nbsp;Sauvegarde du serveur de notes&nbsp;».</p>
    {{#NOM_ERREUR}}<p class="erreur" id="nom-erreur">{{NOM_MESSAGE}}</p>{{/NOM_ERREUR}}
    <input id="nom" name="nom" value="{{NOM}}" maxlength="60" required aria-describedby="nom-indice{{#NOM_ERREUR}} nom-erreur{{/NOM_ERREUR}}"{{#NOM_ERREUR}} aria-invalid="true"{{/NOM_ERREUR}}>
  </div>
  <div class="champ court">
    <label for="jours">Valable pendant combien de jours</label>
    <p class="indice" id="jours-indice">365 au plus.</p>
    {{#JOURS_ERREUR}}<p class="erreur" id="jours-erreur">{{JOURS_MESSAGE}}</p>{{/JOURS_ERREUR}}
    <input id="jours" name="jours" value="{{JOURS}}" inputmode="numeric" maxlength="20" required{{!
      }} aria-describedby="jours-indice{{#JOURS_ERREUR}} jours-erreur{{/JOURS_ERREUR}}"{{#JOURS_ERREUR}} aria-invalid="true"{{/JOURS_ERREUR}}>
  </div>
  <div class="actions"><button type="submit">Créer le jeton</button></div>
</form>
<h2>Jetons en service</h2>
{{#AUCUN}}<p>Aucun jeton n’est en service.</p>
{{/AUCUN}}{{#LISTE}}<table class="cartes">
  <caption class="hors-ecran">Jetons en service, les plus récents d’abord</caption>
  <thead><tr><th scope="col">Nom</th><th scope="col">Créé le</th><th scope="col">Dernier usage</th><th scope="col">Jusqu’au</th><th scope="col">Action</th></tr></thead>
  <tbody>
    {{#LIGNE}}<tr>
      <th scope="row"><bdi>{{NOM_JETON}}</bdi></th>
      <td data-col="Créé le">{{CREE}}</td>
      <td data-col="Dernier usage">{{VU}}</td>
      <td data-col="Jusqu’au">{{FIN}}</td>
      <td><form method="post" action="{{RACINE}}/filex/jetons/{{CLE_JETON:u}}/fin">{{!
        }}<input type="hidden" name="_csrf" value="{{CSRF}}"><button type="submit" class="second-choix">Mettre fin<span class="hors-ecran"> au jeton <bdi>{{NOM_JETON}}</bdi></span></button></form></td>
    </tr>
    {{/LIGNE}}
  </tbody>
</table>
{{/LISTE}}

{{%AUTOESCAPE context="HTML"}}
{{! L’accueil de FileX : le formulaire de dépôt, et les dépôts qu’on a. }}
{{! REFUS : pourquoi le dernier envoi a été refusé ; FAIT : ce qui vient d’être fait }}
{{! SANS_COURRIEL : filex/sans_courriel.tpl ; OPTIONS : filex/options.tpl }}
{{! CLE : ce qui fait qu’un double clic n’envoie qu’une fois }}
{{! EN_COURS : des envois ne sont pas finis ; A_DISPOSITION ou AUCUN : des dépôts le sont, ou non ; INVITE : fait par un invité ; AUTRES : il y en a plus }}
{{#REFUS}}<div class="message erreur-message" role="alert"><p>{{PHRASE_REFUS}}</p></div>
{{/REFUS}}{{#FAIT}}<p class="message succes" role="status">✓ {{TEXTE}}</p>
{{/FAIT}}{{>SANS_COURRIEL}}<ul class="pages">
  <li><a href="{{RACINE}}/filex/mes-fichiers">Mes fichiers</a></li>
  <li><a href="{{RACINE}}/filex/invitations">Inviter une personne à m’envoyer des fichiers</a></li>
  <li><a href="{{RACINE}}/filex/jetons">Déposer par curl</a></li>
</ul>
{{>ERREURS}}
<form id="depot"{{!
  }} data-compte="{{COMPTE}}" method="post" action="{{RACINE}}/filex/envoyer" enctype="multipart/form-data" autocomplete="off" novalidate data-depots="{{RACINE}}/filex/depots" data-tus="{{RACINE}}/filex/tus/">
  <input type="hidden" name="_csrf" value="{{CSRF}}">
  <input type="hidden" name="cle" value="{{CLE}}">
  <div class="champ zone-depot">
    <label for="fichier">Fichiers à déposer</label>
    <p class="indice" id="fichier-indice">Un ou plusieurs. {{LIMITE_FICHIER}} {{PLACE}}</p>
    {{#FICHIER_ERREUR}}<p class="erreur" id="fichier-erreur">{{FICHIER_MESSAGE}}</p>{{/FICHIER_ERREUR}}
    <input id="fichier" name="fichier" type="file" multiple required{{!
      }} aria-describedby="fichier-indice{{#FICHIER_ERREUR}} fichier-erreur{{/FICHIER_ERREUR}}"{{#FICHIER_ERREUR}} aria-invalid="true"{{/FICHIER_ERREUR}}>
  </div>
  {{>OPTIONS}}
  <div class="actions"><button type="submit">Envoyer</button></div>
</form>
{{#EN_COURS}}<h2>Dépôts en cours</h2>
<ul>
  {{#DEPOT_EN_COURS}}<li><a href="{{RACINE}}{{LIEN}}">Reprendre<span class="hors-ecran"> ou abandonner</span> <bdi>{{TITRE_DEPOT}}</bdi></a>{{#INVITE}} <span class="second">envoyé par <bdi>{{TEXTE}}</bdi></span>{{/INVITE}}<br><span class="second">{{ARRIVES}}. Sans suite, ce dépôt est abandonné dans {{RESTE}}.</span></li>
  {{/DEPOT_EN_COURS}}
</ul>
{{/EN_COURS}}
<h2>Dépôts à disposition</h2>
{{#AUCUN}}<p>Aucun dépôt n’est à disposition en ce moment.</p>
{{/AUCUN}}{{#A_DISPOSITION}}<table class="cartes">
  <caption class="hors-ecran">Dépôts à disposition, les plus récents d’abord</caption>
  <thead><tr><th scope="col">Fichiers</th><th scope="col" class="nombre">Taille</th><th scope="col">Encore</th><th scope="col">Téléchargements</th></tr></thead>
  <tbody>
    {{#DEPOT}}<tr>
      <th scope="row"><a href="{{RACINE}}{{LIEN}}"><bdi>{{TITRE_DEPOT}}</bdi></a>{{#INVITE}}<br><span class="second">envoyé par <bdi>{{TEXTE}}</bdi></span>{{/INVITE}}</th>
      <td data-col="Taille" class="nombre">{{TAILLE}}</td>
      <td data-col="Encore">{{RESTE}}</td>
      <td data-col="Téléchargements">{{TELECHARGEMENTS}}</td>
    </tr>
    {{/DEPOT}}
  </tbody>
</table>
{{#AUTRES}}<p><a href="{{RACINE}}/filex/mes-fichiers?etat=disponible">Voir tous les dépôts à disposition</a></p>
{{/AUTRES}}{{/A_DISPOSITION}}

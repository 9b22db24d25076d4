{{%AUTOESCAPE context="HTML"}}
{{! Où en est un envoi de codes. }}
{{! EN_COURS : il n’est pas fini (RESTE : et l’on sait pour combien de temps) ; ECHEC : il n’a pas abouti }}
{{! LETTRES : le PDF est prêt ; EFFACE : il ne l’est plus ; COURRIELS : un envoi par courriel ; LISTE_LETTRES : un envoi par courrier }}
{{! CODE_FINI : le code de cette lettre ne sert plus ; CLASSE, SIGNE : la couleur et le signe de l’état }}
<p>Demandé le {{QUAND}} pour&nbsp;: {{POUR}}.</p>
<div id="avancement"{{#EN_COURS}} data-en-cours{{/EN_COURS}}>
{{#ECHEC}}<div class="message erreur-message"><p>{{RAISON}}</p></div>
{{/ECHEC}}
{{#EN_COURS}}<div class="message" role="status">
  <p><strong>{{FAIT}} sur {{TOTAL}}</strong> ({{POURCENT}}&nbsp;%){{#RESTE}}, encore {{DUREE}}{{/RESTE}}.</p>
  <p><progress max="100" value="{{POURCENT}}" aria-label="Avancement">{{POURCENT}}&nbsp;%</progress></p>
  <p>Vous pouvez quitter cette page : le travail continue. <a href="{{RACINE}}/ts-admin/notification/{{CLE:u}}">Actualiser</a></p>
</div>
{{/EN_COURS}}
{{#LETTRES}}<div class="message succes"><p>Le PDF est prêt&nbsp;: {{COMPTE}}, une page chacune, dans l’ordre des divisions puis des noms. L’adresse est placée pour une enveloppe à fenêtre.</p></div>
<p class="actions"><a class="bouton" href="{{RACINE}}/ts-admin/notification/{{CLE:u}}/lettres.pdf">Télécharger le PDF ({{COMPTE}})</a></p>
<p>Ces lettres contiennent les codes des familles&nbsp;: imprimez-les, puis supprimez le fichier. Il est effacé du serveur au bout de sept jours.</p>
{{/LETTRES}}
{{#EFFACE}}<div class="message"><p>Le PDF a été effacé du serveur. Pour réimprimer une lettre, notifiez de nouveau les personnes concernées.</p></div>
{{/EFFACE}}
{{#COURRIELS}}<dl class="fiche">
  <dt>Envoyés</dt><dd>{{ENVOYES}}</dd>
  <dt>En attente</dt><dd>{{ATTENTE}}</dd>
  <dt>Refusés</dt><dd>{{REFUSES}}</dd>
  <dt>Non envoyés</dt><dd>{{PASSES}} <span class="second">(code qui ne sert plus)</span></dd>
</dl>
<p><a href="{{RACINE}}/ts-admin/notification/{{CLE:u}}/liste.csv">Exporter cette liste (CSV, pour un tableur)</a></p>
<table class="cartes">
  <caption>Destinataires&nbsp;: les refusés d’abord</caption>
  <thead><tr><th scope="col">Destinataire</th><th scope="col">Élève</th><th scope="col">Division</th><th scope="col">État</th><th scope="col">Raison</th></tr></thead>
  <tbody>
    {{#LIGNE}}<tr>{{!
      }}<th scope="row">{{NOM}}</th>{{!
      }}<td data-col="Élève">{{ELEVE}}</td>{{!
      }}<td data-col="Division">{{DIVISION}}</td>{{!
      }}<td data-col="État"><span class="etat {{CLASSE}}"><span aria-hidden="true">{{SIGNE}}</span> {{ETAT}}</span></td>{{!
      }}<td data-col="Raison">{{RAISON}}</td>{{!
    }}</tr>
    {{/LIGNE}}
  </tbody>
</table>
{{/COURRIELS}}
{{#LISTE_LETTRES}}<p><a href="{{RACINE}}/ts-admin/notification/{{CLE:u}}/liste.csv">Exporter cette liste (CSV, pour un tableur)</a></p>
<table class="cartes">
  <caption>Une lettre pour chacun, par division et par nom</caption>
  <thead><tr><th scope="col">Destinataire</th><th scope="col">Élève</th><th scope="col">Division</th></tr></thead>
  <tbody>
    {{#LIGNE}}<tr>{{!
      }}<th scope="row">{{NOM}}{{#CODE_FINI}} <span class="etat alerte">– Ce code n’est plus valable&nbsp;: ne remettez pas cette lettre</span>{{/CODE_FINI}}</th>{{!
      }}<td data-col="Élève">{{ELEVE}}</td>{{!
      }}<td data-col="Division">{{DIVISION}}</td>{{!
    }}</tr>
    {{/LIGNE}}
  </tbody>
</table>
{{/LISTE_LETTRES}}
{{#PAGES}}<ul class="pages">
  {{#PRECEDENTE}}<li><a href="{{RACINE}}/ts-admin/notification/{{CLE:u}}?page={{NUMERO:u}}">Page précédente</a></li>{{/PRECEDENTE}}
  <li>Page {{ICI}} sur {{SUR}}</li>
  {{#SUIVANTE}}<li><a href="{{RACINE}}/ts-admin/notification/{{CLE:u}}?page={{NUMERO:u}}">Page suivante</a></li>{{/SUIVANTE}}
</ul>
{{/PAGES}}
</div>

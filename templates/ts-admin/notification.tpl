{{%AUTOESCAPE context="HTML"}}
{{! Notifier les familles : les critères, et les derniers envois. }}
{{! CRITERES : ts-admin/criteres.tpl ; LOT : un envoi ; ECHOUE : il n’a pas abouti }}
{{>CRITERES}}
<h2>Texte des lettres et des courriels</h2>
<p>L’établissement peut y ajouter quelques mots. <a href="{{RACINE}}/ts-admin/notification/texte">Voir et compléter le texte</a></p>
{{#DERNIERS}}<h2 id="derniers">Derniers envois</h2>
<table class="cartes">
  <caption>Les dix derniers envois de l’établissement</caption>
  <thead><tr><th scope="col">Demandé le</th><th scope="col">Mode</th><th scope="col">Pour</th><th scope="col" class="nombre">Avancement</th></tr></thead>
  <tbody>
    {{#LOT}}<tr>{{!
      }}<th scope="row"><a href="{{RACINE}}/ts-admin/notification/{{CLE:u}}">{{QUAND}}</a></th>{{!
      }}<td data-col="Mode">{{VOIE}}</td>{{!
      }}<td data-col="Pour">{{POUR}}</td>{{!
      }}<td data-col="Avancement" class="nombre">{{FAIT}} sur {{TOTAL}}{{#ECHOUE}} <span class="etat erreur-etat"><span aria-hidden="true">✗</span> N’a pas abouti</span>{{/ECHOUE}}</td>{{!
    }}</tr>
    {{/LOT}}
  </tbody>
</table>
{{/DERNIERS}}

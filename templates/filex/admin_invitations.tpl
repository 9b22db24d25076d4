{{%AUTOESCAPE context="HTML"}}
{{! L’administration : les invitations ouvertes. }}
{{! TARD : elle ne l’était plus ; UNE_FOIS ou PLUSIEURS_FOIS : combien elle sert ; EN_COURS : un envoi n’est pas fini }}
{{#FAIT}}<p class="message succes" role="status">✓ {{TEXTE}}</p>
{{/FAIT}}{{#TARD}}<p class="message alerte" role="status">Cette invitation n’était déjà plus ouverte.</p>
{{/TARD}}<p>Qui en connaît l’adresse envoie des fichiers, sans compte, à la personne qui a invité. Une invitation retirée ne sert plus et ne se rouvre pas&nbsp;; un envoi en cours s’arrête, et la personne qui a invité en est avertie. Ce qui est arrivé reste&nbsp;: cela se cherche parmi les dépôts.</p>
{{#VIDE}}<div class="message"><p>Aucune invitation n’est ouverte.</p></div>
{{/VIDE}}{{#LISTE}}<table class="cartes">
  <caption>{{COMPTE}}</caption>
  <thead><tr>{{!
    }}<th scope="col">Pour</th>{{!
    }}<th scope="col">Invité par</th>{{!
    }}<th scope="col">Créée le</th>{{!
    }}<th scope="col">Jusqu’au</th>{{!
    }}<th scope="col">Sert</th>{{!
    }}<th scope="col">Envois</th>{{!
    }}<th scope="col">Action</th>{{!
  }}</tr></thead>
  <tbody>
    {{#LIGNE}}<tr>
      <th scope="row"><bdi>{{POUR}}</bdi>{{#AVEC_COURRIEL}}<br>{{COURRIEL}}{{/AVEC_COURRIEL}}</th>
      <td data-col="Invité par">{{QUI}}</td>
      <td data-col="Créée le">{{CREE}}</td>
      <td data-col="Jusqu’au">{{FIN}}</td>
      <td data-col="Sert">{{#UNE_FOIS}}une fois{{/UNE_FOIS}}{{#PLUSIEURS_FOIS}}plusieurs fois{{/PLUSIEURS_FOIS}}</td>
      <td data-col="Envois">{{RECUS}}{{#EN_COURS}}, un en cours{{/EN_COURS}}</td>
      <td data-col="Action"><form method="post" action="{{RACINE}}/filex/administration/invitations/{{CLE:u}}/fin">{{!
        }}<input type="hidden" name="_csrf" value="{{CSRF}}"><button type="submit" class="danger">Retirer<span class="hors-ecran"> l’invitation {{POUR}}</span></button></form></td>
    </tr>
    {{/LIGNE}}
  </tbody>
</table>
{{/LISTE}}

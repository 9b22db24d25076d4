{{%AUTOESCAPE context="HTML"}}
{{! La forme HTML de tous les courriels : leur texte y est mis, bloc par bloc. }}
{{! BLOC : un paragraphe, une adresse seule (LIEN), un code, une liste à tirets (LISTE) ou à numéros (ETAPES), ce qui suit des « > » (CITATION) }}
<!DOCTYPE html>
<html lang="fr">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>{{OBJET}}</title>
</head>
<body>
  <h1>{{OBJET}}</h1>
  {{#BLOC}}{{#PARAGRAPHE}}<p>{{TEXTE}}</p>{{/PARAGRAPHE}}{{!
    }}{{#LIEN}}<p><a href="{{ADRESSE}}">{{ADRESSE}}</a></p>{{/LIEN}}{{!
    }}{{#CODE}}<p><strong>{{TEXTE}}</strong></p>{{/CODE}}{{!
    }}{{#LISTE}}<ul>{{#ELEMENT}}<li>{{TEXTE}}</li>{{/ELEMENT}}</ul>{{/LISTE}}{{!
    }}{{#ETAPES}}<ol>{{#ELEMENT}}<li>{{TEXTE}}</li>{{/ELEMENT}}</ol>{{/ETAPES}}{{!
    }}{{#CITATION}}<blockquote>{{#CITE}}<p>{{#LIGNE}}{{#SUITE}}<br>{{/SUITE}}{{TEXTE}}{{/LIGNE}}</p>{{/CITE}}</blockquote>{{/CITATION}}
  {{/BLOC}}
</body>
</html>

// The plain form as nginx hands it over: one multipart body in a file beside the store.
#pragma once

#include "deposant.hpp"

#include <fstream>

namespace deposant {

struct Fichier {
    std::string nom;
    std::string octets;
};

struct Envoyer : Deposant {
    int bodies = 0;

    std::string body_of(const Form& fields, const std::vector<Fichier>& files) const {
        std::string body;
        for (const auto& [name, value] : fields)
            body += "--X\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value +
                    "\r\n";
        for (const auto& file : files)
            body += "--X\r\nContent-Disposition: form-data; name=\"fichier\"; filename=\"" +
                    file.nom + "\"\r\nContent-Type: application/octet-stream\r\n\r\n" +
                    file.octets + "\r\n";
        return body + "--X--\r\n";
    }
    web::Response hand(
        const std::string& body, const std::string& path_of_form = "/filex/envoyer"
    ) {
        const auto path = dossier.path.string() + "/entrants/" + std::to_string(++bodies);
        std::ofstream(path, std::ios::binary) << body;
        web::Request request;
        request.method = web::Method::post;
        request.path = path_of_form;
        request.content_type = "multipart/form-data; boundary=X";
        request.server = {
            {"body-file",   path                       },
            {"body-length", std::to_string(body.size())}
        };
        auto response = ask(std::move(request));
        std::filesystem::remove(path);  // as nginx does
        return response;
    }
    web::Response send(const Form& fields, const std::vector<Fichier>& files) {
        Form all{
            {"_csrf", csrf()}
        };
        all.insert(all.end(), fields.begin(), fields.end());
        return hand(body_of(all, files));
    }
    std::vector<std::string> stored() const {
        std::vector<std::string> found;
        for (const auto& entry :
             std::filesystem::recursive_directory_iterator(dossier.path / "fichiers"))
            if (entry.is_regular_file()) found.push_back(entry.path());
        return found;
    }
};

}  // namespace deposant

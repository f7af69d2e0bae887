/* What of the resolver asks nobody: names in messages, and back.
 * SPDX-License-Identifier: Apache-2.0 */
/* cc: -lresolv */
#include "resolver.h"

int main(void)
{
    unsigned char packed[100];
    char name[100];

    say("dn_comp", dn_comp("db.example", packed, sizeof packed, NULL, NULL));
    say("dn_expand", dn_expand(packed, packed + sizeof packed, packed, name, sizeof name));
    puts(name);
    say("res_hnok", res_hnok("db.example"));
    say("res_hnok", res_hnok("no good"));
    say("res_init", res_init());
    say("a question",
        res_mkquery(ns_o_query, "a.b", ns_c_in, ns_t_aaaa, NULL, 0, NULL, packed, sizeof packed));
}

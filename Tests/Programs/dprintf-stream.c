/* dprintf() and getline() speak over a connection.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    struct line line = line_on("::1");
    FILE *in = fdopen(line.server, "r");
    char *text = NULL;
    size_t room = 0;

    say("dprintf", dprintf(line.client, "%s-%d\n", "text", 7));
    say("dprintf", dprintf(line.client, "second\n"));
    close(line.client);
    while (getline(&text, &room, in) > 0)
        printf("%s", text);
    claim("end", feof(in) && !ferror(in));
    free(text);
}

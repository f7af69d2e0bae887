/* A connection under stdio, and its number used again after fclose().
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    struct line line = line_to(listener("127.0.0.1", 0));
    FILE *file = fdopen(line.client, "r+");
    char text[100] = "";

    fprintf(file, "hello %d\n", 42);
    fflush(file);
    hear("server", line.server);
    tell(line.server, "answer\nsecond line\n");
    printf("%s", fgets(text, sizeof text, file));
    printf("%s", fgets(text, sizeof text, file));
    say("fclose", fclose(file));
    hear("server", line.server);
    int again = open("/dev/null", O_RDWR);
    claim("the same number", again == line.client);
    say("write to the file", write(again, "x", 1));
    say("send to the file", send(again, "x", 1, 0));
}

@echo off
rem Runs the command line, and builds it first when it is missing or older than its sources.
rem   JAVA_HOME           which Java (17 or newer) builds and runs it; without it, the java on the PATH
rem   MODERATE_JAVA_OPTS  more options for Java
rem Exit codes are the program's own; 125 when it could not be built or started.
setlocal
for %%I in ("%~dp0..") do set "ROOT=%%~fI"
set "OUT=%ROOT%\examples\cli\target\quick"
set "JAR=%OUT%\moderate.jar"
set "STAMP=%OUT%\moderate.stamp"
set "ARCHIVE=%OUT%\moderate.jsa"

set "JAVA=java"
if defined JAVA_HOME set "JAVA=%JAVA_HOME%\bin\java.exe"
"%JAVA%" -version >nul 2>nul || (
  echo moderate: needs Java 17 or newer: install a JDK or set JAVA_HOME 1>&2
  exit /b 125
)

if not exist "%JAR%" goto build
if not exist "%STAMP%" goto build
powershell -NoProfile -Command "$ErrorActionPreference = 'Stop'; $stamp = (Get-Item -LiteralPath $env:STAMP).LastWriteTimeUtc; foreach ($part in '.', 'moderation-core', 'moderation-rules', 'examples', 'examples\cli') { foreach ($name in 'pom.xml', 'src\main') { $path = Join-Path (Join-Path $env:ROOT $part) $name; if (Test-Path -LiteralPath $path) { $all = @(Get-Item -LiteralPath $path) + @(Get-ChildItem -LiteralPath $path -Recurse); if ($all | Where-Object { $_.LastWriteTimeUtc -gt $stamp }) { exit 1 } } } }" <nul >nul 2>nul
if not errorlevel 1 goto run

:build
echo moderate: building, once for these sources ... 1>&2
if not exist "%OUT%" mkdir "%OUT%"
del /q "%STAMP%" "%ARCHIVE%" 2>nul
rem The stamp is as old as the start, so that an edit during the build counts as newer.
type nul >"%STAMP%.new"
pushd "%ROOT%"
call "%ROOT%\mvnw.cmd" -B -ntp -q -Dquick "-Dmaven.test.skip=true" -pl examples/cli -am package <nul 1>&2
if errorlevel 1 (
  popd
  echo moderate: the build failed; see above 1>&2
  exit /b 125
)
rem One run over the sample comments shows Java which classes to keep ready for a faster start.
cd "%ROOT%\examples"
"%JAVA%" -Xlog:disable -XX:+UseSerialGC "-XX:ArchiveClassesAtExit=%ARCHIVE%" -Dfile.encoding=UTF-8 -jar "%JAR%" check --format text data/comments.jsonl <nul >nul 2>nul
popd
move /y "%STAMP%.new" "%STAMP%" >nul

:run
set "SHARED=-Xshare:auto"
if exist "%ARCHIVE%" set SHARED="-XX:SharedArchiveFile=%ARCHIVE%"
"%JAVA%" -Xlog:disable -Xlog:all=error:stderr "-Xlog:cds*=off:stderr" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 %SHARED% -Dfile.encoding=UTF-8 %MODERATE_JAVA_OPTS% -jar "%JAR%" %*
exit /b %ERRORLEVEL%

@echo off
rem SPDX-License-Identifier: Apache-2.0
rem Starts Datum4J. DATUM_JAVA_OPTS adds options for the JVM; DATUM_ARCHIVE=off switches the start-up archive off.
setlocal EnableExtensions DisableDelayedExpansion

for %%I in ("%~dp0..") do set "DATUM_HOME=%%~fI"
set "JAVA=java"
if defined JAVA_HOME if exist "%JAVA_HOME%\bin\java.exe" set "JAVA=%JAVA_HOME%\bin\java.exe"

set "FLAGS=-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:-UsePerfData"
rem The optimising compiler pays for large inputs; without limits on inlining it compiles for longer than the code runs.
for %%C in (convert filter transform project stats merge) do if /i "%~1"=="%%C" set "FLAGS=-XX:+UseSerialGC -XX:NewSize=48m -XX:MaxNewSize=48m -XX:-UsePerfData -XX:InlineSmallCode=1200 -XX:FreqInlineSize=80"

rem Java 19 and newer make and renew the archive by themselves; 17 ignores the option it does not know.
set "ARCHIVE="
if /i not "%DATUM_ARCHIVE%"=="off" if defined LOCALAPPDATA (
  if not exist "%LOCALAPPDATA%\datum4j" mkdir "%LOCALAPPDATA%\datum4j" 2>nul
  set "ARCHIVE=-XX:+AutoCreateSharedArchive -XX:SharedArchiveFile=^"%LOCALAPPDATA%\datum4j\datum.jsa^""
)

"%JAVA%" -Xlog:disable -Xlog:all=error:stderr -XX:+IgnoreUnrecognizedVMOptions %FLAGS% %ARCHIVE% %DATUM_JAVA_OPTS% "-Ddatum4j.home=%DATUM_HOME%" -p "%DATUM_HOME%\lib" -cp "%DATUM_HOME%\lib\ext\*" -m org.datum4j.cli/org.datum4j.cli.Main %*
exit /b %ERRORLEVEL%
